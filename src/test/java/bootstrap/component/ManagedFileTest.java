package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.ManagedFile.Content;
import bootstrap.facts.FakeBox;
import bootstrap.process.As;
import bootstrap.process.ScriptedRunner;
import bootstrap.source.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedFileTest {
    private static final String SHA256_OF_HI = "98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4";
    private static final String HI = "hi\n";

    @TempDir
    Path root;

    private FakeBox box;
    private Path file;
    private Effect write;

    @BeforeEach
    void start() {
        box = FakeBox.in(root);
        file = box.home().resolve("x/conf");
        write = new Effect.WriteFile(file, HI, "0644", As.TARGET);
    }

    @Test
    void missingIsWritten() {
        assertThat(probe(exactly("0644"))).isEqualTo(new State.Absent());
        assertThat(plan(exactly("0644"))).isEqualTo(new Change.Create("~/x/conf", List.of(write)));
    }

    @Test
    void sameContentModeAndOwnerIsKept() throws IOException {
        there(HI, "rw-r--r--");

        assertThat(plan(exactly("0644")))
                .isEqualTo(new Change.Keep("sha256 " + SHA256_OF_HI + ", mode 0644, uid " + box.alice()));
        assertThat(plan(new ManagedFile(file.toString(), new Content.Exactly(HI), "0644", As.TARGET)))
                .isInstanceOf(Change.Keep.class);
    }

    @Test
    void anyDriftIsWrittenOver() throws IOException {
        there("other", "rw-r--r--");
        var other = Sha256.of("other".getBytes(StandardCharsets.UTF_8));
        assertUpdated(exactly("0644"), "sha256 " + other, "sha256 " + SHA256_OF_HI, write);

        there(HI, "rw-------");
        assertUpdated(exactly("0644"), "mode 0600", "mode 0644", write);

        there(HI, "rw-r--r--");
        box.target("bob");
        assertUpdated(
                new ManagedFile(file.toString(), new Content.Exactly(HI), "0644", As.TARGET),
                "uid " + box.alice(),
                "uid " + box.box().uid(As.TARGET),
                write);
    }

    @Test
    void specialBitsOfTheModeCount() throws IOException {
        there(HI, "rwxr-xr-x");
        assertThat(plan(exactly("0755"))).isInstanceOf(Change.Keep.class);
        assertThat(plan(exactly("4755"))).isInstanceOf(Change.Update.class);

        Files.setAttribute(file, "unix:mode", 04755);
        assertThat(plan(exactly("0755"))).isInstanceOf(Change.Update.class);
        assertThat(plan(exactly("4755"))).isInstanceOf(Change.Keep.class);
    }

    @Test
    void ownerRootIsUserZero() throws IOException {
        there(HI, "rw-r--r--");
        box.target("bob");
        var ofRoot = new ManagedFile(file.toString(), new Content.Exactly(HI), "0644", As.ROOT);

        assertThat(plan(ofRoot)).isInstanceOf(box.alice() == 0 ? Change.Keep.class : Change.Update.class);
    }

    @Test
    void aDirectoryInItsPlaceIsNotTakenAway() throws IOException {
        Files.createDirectories(file);

        assertThat(plan(exactly("0644"))).isEqualTo(new Change.Impossible("~/x/conf is not a regular file"));
    }

    @Test
    void whatCannotBeLookedAtIsUnknown() throws IOException {
        // A link to itself leads nowhere, also for root.
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, file);

        assertThat(probe(exactly("0644"))).isInstanceOf(State.Unknown.class);
        assertThat(plan(exactly("0644"))).isInstanceOf(Change.Blocked.class);
    }

    @Test
    void withoutContentAnyRegularFileWillDo() throws IOException {
        var any = new ManagedFile("~/x/conf", new Content.Anything(), "0644", As.TARGET);
        assertThat(plan(any)).isEqualTo(new Change.Impossible("there is no file ~/x/conf"));

        there("anything", "rwxrwxrwx");
        assertThat(plan(any)).isEqualTo(new Change.Keep("there"));
    }

    private static ManagedFile exactly(String mode) {
        return new ManagedFile("~/x/conf", new Content.Exactly(HI), mode, As.TARGET);
    }

    private void there(String text, String mode) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private State probe(ManagedFile wanted) {
        return wanted.probe(box.box(), new ScriptedRunner());
    }

    private Change plan(ManagedFile wanted) {
        return wanted.plan(probe(wanted), new Outlook(box.box(), new Candidates.Unasked()));
    }

    /** Told by what differs alone. */
    private void assertUpdated(ManagedFile wanted, String from, String to, Effect expected) {
        assertThat(plan(wanted)).isInstanceOfSatisfying(Change.Update.class, update -> {
            assertThat(update.effects()).containsExactly(expected);
            assertThat(update.from()).isEqualTo(from);
            assertThat(update.wanted()).isEqualTo(to);
        });
    }
}
