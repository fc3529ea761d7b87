package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AptRepositoryTest {
    private static final String SOURCE = "/etc/apt/sources.list.d/bootstrap-vendor.sources";
    private static final String KEYRING = "/etc/apt/keyrings/bootstrap-vendor.asc";
    private static final String STANZA = """
            Types: deb
            URIs: https://apt.example/ubuntu
            Suites: noble
            Components: stable
            Architectures: amd64
            Signed-By: /etc/apt/keyrings/bootstrap-vendor.asc
            """;
    private static final String WANTED = "https://apt.example/ubuntu noble stable, key " + Repositories.FINGERPRINT;

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private FakeBox box;

    @BeforeEach
    void start() {
        box = FakeBox.in(root)
                .startedBy(54_321)
                .file("/etc/os-release", "ID=ubuntu\nVERSION_ID=\"24.04\"\nVERSION_CODENAME=noble\n");
    }

    @Test
    void missingIsAskedForCheckedAndWrittenLast() {
        assertThat(probe()).isEqualTo(new State.Absent());
        assertThat(plan()).isEqualTo(new Change.Create(WANTED, effects()));
    }

    @Test
    void theSameTextWithThePinnedKeyAloneIsKept() throws IOException {
        box.file(SOURCE, STANZA).file(KEYRING, key("one.asc"));

        assertThat(plan()).isEqualTo(new Change.Keep(WANTED));
    }

    @ParameterizedTest
    @CsvSource({
        "two.asc, key 5D9415006B6D38FB94EFAA57D3EBFDA7DE4988AE",
        "both.asc, key " + Repositories.FINGERPRINT + " and 5D9415006B6D38FB94EFAA57D3EBFDA7DE4988AE"
    })
    void anotherKeyOrOneMoreIsReplaced(String file, String found) throws IOException {
        box.file(SOURCE, STANZA).file(KEYRING, key(file));

        assertThat(plan())
                .isEqualTo(new Change.Update("https://apt.example/ubuntu noble stable, " + found, WANTED, effects()));
    }

    @Test
    void aKeyThatIsMissingOrNoneIsReplaced() {
        box.file(SOURCE, STANZA);
        assertThat(plan())
                .isEqualTo(new Change.Update("https://apt.example/ubuntu noble stable, no key", WANTED, effects()));

        box.file(KEYRING, "<html>");
        assertThat(plan())
                .isEqualTo(new Change.Update(
                        "https://apt.example/ubuntu noble stable, " + KEYRING + " is no OpenPGP file",
                        WANTED,
                        effects()));
    }

    /** apt looks at it as a user of its own, and not every apt reads bare packets by that name. */
    @Test
    void aKeyThatAptCannotReadIsReplaced() throws IOException {
        box.file(SOURCE, STANZA).file(KEYRING, key("one.asc"));
        var keyring = root.resolve(KEYRING.substring(1));
        Files.setPosixFilePermissions(keyring, PosixFilePermissions.fromString("rw-------"));
        assertThat(plan())
                .isEqualTo(new Change.Update(
                        "https://apt.example/ubuntu noble stable, " + KEYRING + " is not readable by apt",
                        WANTED,
                        effects()));

        Files.setPosixFilePermissions(keyring, PosixFilePermissions.fromString("rw-r--r--"));
        try (var bare = AptRepositoryTest.class.getResourceAsStream("/component/keys/one.gpg")) {
            Files.write(keyring, bare.readAllBytes());
        }
        assertThat(plan())
                .isEqualTo(new Change.Update(
                        "https://apt.example/ubuntu noble stable, " + KEYRING + " is no text", WANTED, effects()));
    }

    /** Not even where another file names it. */
    @Test
    void whereAptReadsNoArchiveThisOneIsNotThere() {
        box.file("/etc/apt/sources.list.d/other.list", "deb https://apt.example/ubuntu noble stable\n");
        assertThat(plan()).isInstanceOf(Change.Keep.class);

        box.without("/etc/apt/sources.list.d/other.list").file(SOURCE, "Types: deb\n");
        assertThat(plan()).as("its own is written anew").isInstanceOf(Change.Update.class);

        box.file("/etc/apt/sources.list.d/wrong.list", "nonsense here\n");
        assertThat(plan())
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason())
                                .startsWith("apt reads no archive: /etc/apt/sources.list.d/wrong.list:1: "));
    }

    @Test
    void anotherTextIsReplaced() throws IOException {
        box.file(SOURCE, STANZA.replace("stable", "stable test")).file(KEYRING, key("one.asc"));

        assertThat(plan()).isEqualTo(new Change.Update(SOURCE + " says otherwise", WANTED, effects()));
    }

    /** A second one with another Signed-By would keep apt from reading anything at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "deb [signed-by=/usr/share/keyrings/v.gpg] https://apt.example/ubuntu noble stable",
                "deb [arch=arm64,amd64] https://apt.example/ubuntu/ noble test stable",
                "deb https://apt.example/ubuntu/ noble test\ndeb https://apt.example/ubuntu/ noble stable"
            })
    void whatAnotherFileNamesIsKept(String line) {
        box.file("/etc/apt/sources.list.d/old.list", "# by hand\n" + line + "\n");

        assertThat(plan()).isEqualTo(new Change.Keep("named by /etc/apt/sources.list.d/old.list:2"));
    }

    /** Neither may it be named a second time, nor is it what is wanted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deb https://apt.example/ubuntu noble test | without the component stable",
                "deb [arch=arm64] https://apt.example/ubuntu noble stable | for other architectures than amd64"
            })
    void whatAnotherFileNamesInPartIsImpossible(String line, String lacks) {
        box.file("/etc/apt/sources.list.d/old.list", line + "\n");

        assertThat(plan())
                .isInstanceOfSatisfying(
                        Change.Impossible.class,
                        change -> assertThat(change.reason())
                                .startsWith("in part named by /etc/apt/sources.list.d/old.list:1, " + lacks + ":"));
    }

    /** By the makers' own instructions it has the plain name. */
    @Test
    void aFileOfThePlainNameIsAnothers() {
        box.file(
                "/etc/apt/sources.list.d/vendor.sources",
                "Types: deb\nURIs: https://apt.example/ubuntu\nSuites: noble\nComponents: stable\n");

        assertThat(plan()).isEqualTo(new Change.Keep("named by /etc/apt/sources.list.d/vendor.sources:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deb-src https://apt.example/ubuntu noble stable",
                "deb https://apt.example/ubuntu jammy stable",
                "deb https://apt.example/debian noble stable",
                "# deb https://apt.example/ubuntu noble stable"
            })
    void whatOnlyLooksLikeItIsNot(String line) {
        box.file("/etc/apt/sources.list.d/old.list", line + "\n");

        assertThat(plan()).isInstanceOf(Change.Create.class);
    }

    @Test
    void aPathHasNoComponents() {
        var flat = Repositories.flat("file:/srv/archive", "text");
        box.file("/etc/apt/sources.list", "deb file:/srv/archive ./\n");
        assertThat(plan(flat)).isEqualTo(new Change.Keep("named by /etc/apt/sources.list:1"));

        box.file("/etc/apt/sources.list", "");
        assertThat(plan(flat).effects())
                .contains(
                        new Effect.AskRepository(URI.create("file:/srv/archive/"), "/", "amd64", List.of()),
                        new Effect.RefreshSource("flat", """
                                Types: deb
                                URIs: file:/srv/archive
                                Suites: /
                                Architectures: amd64
                                Signed-By: /etc/apt/keyrings/bootstrap-flat.asc
                                """));
    }

    @Test
    void aDerivativeTakesThePartOfTheReleaseItIsMadeFrom() {
        box.file(
                "/etc/os-release",
                "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n");

        assertThat(plan()).isEqualTo(new Change.Create(WANTED, effects()));
    }

    @Test
    void aBoxThatItIsNotForIsNamed() {
        box.file("/etc/os-release", "ID=other\nVERSION_CODENAME=x\n");
        assertThat(plan()).isEqualTo(new Change.Impossible("the profile has no address of it for other"));

        box.file("/etc/os-release", "ID=debian\nVERSION_ID=99\n");
        assertThat(plan()).isEqualTo(new Change.Impossible("this box does not tell its codename"));
    }

    @Test
    void whatCannotBeLookedAtIsUnknown() throws IOException {
        box.without("/etc/os-release");
        assertThat(plan()).isInstanceOf(Change.Blocked.class);
        assertThat(probe()).isInstanceOf(State.Unknown.class);

        start();
        box.file("/etc/apt/sources.list.d/secret.list", "deb https://u:p@apt.example/x noble main\n");
        var secret = root.resolve("etc/apt/sources.list.d/secret.list");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        if (!Files.isReadable(secret)) {
            assertThat(probe()).isInstanceOf(State.Unknown.class);
        }
    }

    private List<Effect> effects() {
        var cached = root.resolve("home/bob/.cache/bootstrap/key-" + Repositories.FINGERPRINT + ".asc");
        var install = Command.changing(
                        "/usr/bin/install", "-D", "-m", "0644", "-T", "--", cached.toString(), root + KEYRING)
                .asRoot();
        return List.of(
                new Effect.FetchKey(Repositories.vendor().key(), cached),
                new Effect.AskRepository(
                        URI.create("https://apt.example/ubuntu/dists/noble/"), "noble", "amd64", List.of("stable")),
                new Effect.Run(install, List.of()),
                new Effect.RefreshSource("vendor", STANZA),
                new Effect.WriteFile(Path.of(root + SOURCE), STANZA, "0644", As.ROOT));
    }

    private State probe() {
        return Repositories.vendor().probe(box.box(), runner);
    }

    private Change plan() {
        return plan(Repositories.vendor());
    }

    private Change plan(AptRepository repository) {
        var now = box.box();
        return repository.plan(repository.probe(now, runner), new Outlook(now, new Candidates.Unasked()));
    }

    static String key(String file) throws IOException {
        try (var in = AptRepositoryTest.class.getResourceAsStream("/component/keys/" + file)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        }
    }
}
