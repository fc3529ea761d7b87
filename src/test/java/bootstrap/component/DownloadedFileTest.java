package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.DownloadedFile.Part;
import bootstrap.component.DownloadedFile.Source;
import bootstrap.facts.FakeBox;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.process.ScriptedRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadedFileTest {
    private static final String HI = "hi\n";
    private static final String SHA256_OF_HI = "98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4";
    private static final String SHA256_OF_ARCHIVE = "0123456789abcdef".repeat(4);
    private static final URI FILE = URI.create("https://example.org/v1%2B2/tool");
    private static final URI ARCHIVE = URI.create("https://example.org/tool.tar.gz");
    private static final long MOST = 100;
    private static final String TO = "~/.local/bin/tool";

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private FakeBox box;
    private Path file;
    private Path unpacked;
    private Path cache;

    @BeforeEach
    void start() {
        box = FakeBox.in(root).variable("XDG_CACHE_HOME", root.resolve("cache").toString());
        file = box.home().resolve(".local/bin/tool");
        unpacked = box.home().resolve(".local/share/bootstrap/archives/tool.tar.gz-0123456789abcdef");
        cache = box.alice() == 0 ? Path.of("/var/cache/bootstrap") : root.resolve("cache/bootstrap");
    }

    @Test
    void missingIsFetchedAndInstalled() {
        assertThat(probe(whole("0755"))).isEqualTo(new State.Absent());
        assertThat(plan(whole("0755")))
                .isEqualTo(new Change.Create(TO + " from example.org", wholeEffects("0755", As.TARGET, file)));
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void sameHashModeAndOwnerIsKept() throws IOException {
        there(file, HI, "rwxr-xr-x");

        assertThat(plan(whole("0755")))
                .isEqualTo(new Change.Keep("sha256 " + SHA256_OF_HI + ", mode 0755, uid " + box.alice()));
    }

    @Test
    void anyDriftIsUpdated() throws IOException {
        there(file, "ho\n", "rwxr-xr-x");
        assertUpdated(whole("0755"), "sha256 ", wholeEffects("0755", As.TARGET, file));

        there(file, "x".repeat((int) MOST + 1), "rwxr-xr-x");
        assertUpdated(whole("0755"), "larger than 100 bytes", wholeEffects("0755", As.TARGET, file));

        there(file, HI, "rwxr-xr-x");
        assertUpdated(whole("0700"), "mode 0755", wholeEffects("0700", As.TARGET, file));
    }

    @Test
    void ofRootIsInstalledByRoot() throws IOException {
        there(file, HI, "rwxr-xr-x");
        var ofRoot =
                new DownloadedFile(file.toString(), amd64(FILE, SHA256_OF_HI), new Part.Whole(), "0755", As.ROOT, MOST);

        if (box.alice() == 0) {
            assertThat(plan(ofRoot)).isInstanceOf(Change.Keep.class);
        } else {
            assertUpdated(ofRoot, "sha256 ", wholeEffects("0755", As.ROOT, file));
        }
    }

    @Test
    void aMemberIsUnpackedBesideAndInstalled() {
        assertThat(plan(member("bin/tool")))
                .isEqualTo(new Change.Create(TO + " from example.org", memberEffects("bin/tool")));
    }

    /** Root's programs lie where every user finds them, and are unpacked where no user can write. */
    @Test
    void aMemberOfRootIsUnpackedBelowUsrLocal() {
        var change = plan(new DownloadedFile(
                "/usr/local/no-such-folder/tool",
                amd64(ARCHIVE, SHA256_OF_ARCHIVE),
                new Part.Member("tool"),
                "0755",
                As.ROOT,
                MOST));

        assertThat(change.effects())
                .filteredOn(Effect.Run.class::isInstance)
                .hasSize(4)
                .allSatisfy(effect -> assertThat(((Effect.Run) effect).command())
                        .satisfies(command -> assertThat(command.as()).isEqualTo(As.ROOT))
                        .satisfies(command -> assertThat(command.typed())
                                .contains("/usr/local/lib/bootstrap/archives/tool.tar.gz-0123456789abcdef")));
    }

    @Test
    void aMemberThatIsWhatWasUnpackedIsKept() throws IOException {
        there(file, HI, "rwxr-xr-x");
        there(unpacked.resolve("bin/tool"), HI, "rw-r--r--");

        assertThat(plan(member("bin/tool")))
                .isEqualTo(new Change.Keep(
                        "of the archive with sha256 " + SHA256_OF_ARCHIVE + ", mode 0755, uid " + box.alice()));
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void aMemberThatIsNotWhatWasUnpackedIsUpdated() throws IOException {
        there(file, HI, "rwxr-xr-x");
        assertUpdated(member("bin/tool"), "not as it was unpacked", memberEffects("bin/tool"));

        there(unpacked.resolve("bin/tool"), "h", "rw-r--r--");
        assertUpdated(member("bin/tool"), "not as it was unpacked", memberEffects("bin/tool"));

        Files.delete(unpacked.resolve("bin/tool"));
        Files.createSymbolicLink(unpacked.resolve("bin/tool"), file);
        assertUpdated(member("bin/tool"), "not as it was unpacked", memberEffects("bin/tool"));

        Files.delete(unpacked.resolve("bin/tool"));
        Files.createLink(unpacked.resolve("bin/tool"), file);
        assertUpdated(member("bin/tool"), "not as it was unpacked", memberEffects("bin/tool"));
    }

    /** What was unpacked from another release lies elsewhere and proves nothing. */
    @Test
    void aMemberOfAnotherArchiveIsUpdated() throws IOException {
        there(file, HI, "rwxr-xr-x");
        there(unpacked.resolveSibling("tool.tar.gz-fedcba9876543210").resolve("bin/tool"), HI, "rw-r--r--");

        assertUpdated(member("bin/tool"), "not as it was unpacked", memberEffects("bin/tool"));
    }

    @Test
    void anArchitectureThatIsNotListedIsImpossibleHere() throws IOException {
        var other = new DownloadedFile(
                TO, Map.of("arm64", new Source(FILE, SHA256_OF_HI)), new Part.Whole(), "0755", As.TARGET, MOST);
        assertThat(plan(other)).isEqualTo(new Change.Impossible("the profile names no download for amd64"));

        there(file, HI, "rwxr-xr-x");
        assertThat(plan(other)).isInstanceOf(Change.Impossible.class);
    }

    @Test
    void anUnknownArchitectureBlocks() throws IOException {
        there(file, HI, "rwxr-xr-x");
        box.purged("dpkg").answer("/usr/bin/dpkg --print-architecture", 1, "");

        assertThat(probe(whole("0755"))).isInstanceOf(State.Unknown.class);
        assertThat(plan(whole("0755")))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).startsWith("architecture unknown: "));
    }

    @Test
    void aDirectoryInItsPlaceIsNotTakenAway() throws IOException {
        Files.createDirectories(file);

        assertThat(plan(whole("0755"))).isEqualTo(new Change.Impossible(TO + " is not a regular file"));
    }

    /** A link to the right bytes is as good as they are; any other one gives way, and what it led to stays. */
    @Test
    void aLinkIsJudgedByWhatItLeadsTo() throws IOException {
        var elsewhere = root.resolve("elsewhere");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, elsewhere);
        assertThat(plan(whole("0755"))).isInstanceOf(Change.Create.class);

        there(elsewhere, "other", "rwxr-xr-x");
        assertThat(plan(whole("0755"))).isInstanceOf(Change.Update.class);

        there(elsewhere, HI, "rwxr-xr-x");
        assertThat(plan(whole("0755"))).isInstanceOf(Change.Keep.class);
    }

    @Test
    void whatCannotBeLookedAtBlocks() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, file);

        assertThat(plan(whole("0755"))).isInstanceOf(Change.Blocked.class);
    }

    /** Alice can't reach into bob's cache, and he can't write as alice. */
    @Test
    void forAnotherUserItNeedsRoot() throws IOException {
        box.startedBy(54_321).target("alice");
        var blocked = new Change.Blocked("files for alice need root");
        assertThat(plan(whole("0755"))).isEqualTo(blocked);

        there(file, "other", "rwxr-xr-x");
        assertThat(plan(whole("0755"))).isEqualTo(blocked);

        there(file, HI, "rwxr-xr-x");
        assertThat(plan(whole("0755"))).isInstanceOf(Change.Keep.class);
    }

    private static Map<String, Source> amd64(URI url, String sha256) {
        return Map.of("amd64", new Source(url, sha256));
    }

    private static DownloadedFile whole(String mode) {
        return new DownloadedFile(TO, amd64(FILE, SHA256_OF_HI), new Part.Whole(), mode, As.TARGET, MOST);
    }

    private static DownloadedFile member(String name) {
        return new DownloadedFile(
                TO, amd64(ARCHIVE, SHA256_OF_ARCHIVE), new Part.Member(name), "0755", As.TARGET, MOST);
    }

    private List<Effect> wholeEffects(String mode, As owner, Path to) {
        var cached = cache.resolve("tool-98ea6e4f216f2fb4");
        return List.of(
                new Effect.Download(FILE, SHA256_OF_HI, MOST, cached),
                run(owner, "/usr/bin/install", "-D", "-m", mode, "-T", "--", cached.toString(), to.toString()));
    }

    private List<Effect> memberEffects(String name) {
        var cached = cache.resolve("tool.tar.gz-0123456789abcdef").toString();
        var into = unpacked.toString();
        return List.of(
                new Effect.Download(ARCHIVE, SHA256_OF_ARCHIVE, MOST, Path.of(cached)),
                run(As.TARGET, "/usr/bin/install", "-d", "-m", "0755", "--", into),
                Effect.Run.of(Command.changing(("/bin/tar --extract --force-local --file " + cached + " --directory "
                                + into + " --no-same-owner --no-same-permissions -- " + name)
                        .split(" "))),
                run(As.TARGET, "/bin/chmod", "-R", "a+rX", "--", into),
                run(As.TARGET, "/usr/bin/install", "-D", "-m", "0755", "-T", "--", into + "/" + name, file.toString()));
    }

    private static Effect run(As owner, String... words) {
        return Effect.Run.of(Command.changing(words).as(owner));
    }

    private static void there(Path place, String text, String mode) throws IOException {
        Files.createDirectories(place.getParent());
        Files.writeString(place, text);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(mode));
    }

    private State probe(DownloadedFile wanted) {
        return wanted.probe(box.box(), runner);
    }

    private Change plan(DownloadedFile wanted) {
        return wanted.plan(probe(wanted), new Outlook(box.box(), new Candidates.Unasked()));
    }

    private void assertUpdated(DownloadedFile wanted, String from, List<Effect> expected) {
        assertThat(plan(wanted)).isInstanceOfSatisfying(Change.Update.class, update -> {
            assertThat(update.effects()).isEqualTo(expected);
            assertThat(update.from()).startsWith(from);
        });
    }
}
