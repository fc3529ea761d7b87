package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.FakeBox;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RustToolchainTest {
    private static final String TRIPLE = "x86_64-unknown-linux-gnu";
    private static final String SHA256 = "a".repeat(64);
    private static final RustToolchain STABLE = new RustToolchain(
            "stable",
            "minimal",
            List.of("clippy", "rustfmt"),
            new RustToolchain.Init("1.29.0", Map.of("amd64", SHA256)));
    private static final String COMPLETE = "stable, profile minimal, clippy, rustfmt";
    private static final String INSTALL =
            "rustup toolchain install stable --profile minimal --component clippy --component rustfmt --no-self-update";

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private FakeBox box;

    @BeforeEach
    void start() {
        box = FakeBox.in(root);
    }

    @Test
    void withoutRustupItIsAbsent() throws IOException {
        toolchain(
                box.home().resolve(".rustup"), "stable", TRIPLE, "rustc", "cargo", "clippy-preview", "rustfmt-preview");

        assertThat(probe()).isEqualTo(new State.Absent());
    }

    @Test
    void rustupThatIsNoProgramIsAbsent() throws IOException {
        Files.writeString(
                Files.createDirectories(box.home().resolve(".cargo/bin")).resolve("rustup"), "text");

        assertThat(probe()).isEqualTo(new State.Absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stable | x86_64-unknown-linux-gnu | rustc cargo clippy-preview rustfmt-preview | default | complete",
                "stable | aarch64-unknown-linux-gnu | rustc cargo clippy-preview rustfmt-preview | default | lacks stable, clippy, rustfmt, a default toolchain",
                "stable | x86_64-unknown-linux-gnu | rustc cargo clippy-preview rustfmt-preview | '' | lacks a default toolchain",
                "stable | x86_64-unknown-linux-gnu | cargo rustc rust-std | default | lacks clippy, rustfmt",
                "stable | x86_64-unknown-linux-gnu | rustc clippy-preview rustfmt-preview | default | lacks cargo",
                "stable | x86_64-unknown-linux-gnu | rustc cargo rustfmt-preview | '' | lacks clippy, a default toolchain",
                "nightly | x86_64-unknown-linux-gnu | rustc cargo clippy-preview rustfmt-preview | default | lacks stable, clippy, rustfmt"
            })
    void rustupsFilesTellWhatIsThere(String name, String triple, String components, String setting, String found)
            throws IOException {
        rustup();
        toolchain(box.home().resolve(".rustup"), name, triple, components.split(" "));
        settings(box.home().resolve(".rustup"), setting.isEmpty() ? "" : "default_toolchain = \"" + name + "\"\n");

        assertThat(probe()).isEqualTo(new State.Present(found.equals("complete") ? COMPLETE : found));
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void rustupAloneLacksAll() throws IOException {
        rustup();

        assertThat(probe()).isEqualTo(new State.Present("lacks stable, clippy, rustfmt, a default toolchain"));
    }

    @Test
    void aToolchainWhoseInstallationBrokeOffIsLacking() throws IOException {
        rustup();
        Files.createDirectories(box.home().resolve(".rustup/toolchains/stable-" + TRIPLE + "/bin"));

        assertThat(probe()).isEqualTo(new State.Present("lacks stable, clippy, rustfmt, a default toolchain"));
    }

    /** rustup goes by its lists, and says that such a one is there. */
    @ParameterizedTest
    @ValueSource(strings = {"rustc", "cargo"})
    void aToolchainWhoseProgramsAreGoneIsNotMended(String program) throws IOException {
        rustup();
        toolchain(
                box.home().resolve(".rustup"), "stable", TRIPLE, "rustc", "cargo", "clippy-preview", "rustfmt-preview");
        settings(box.home().resolve(".rustup"), "default_toolchain = \"stable\"\n");
        Files.delete(box.home().resolve(".rustup/toolchains/stable-" + TRIPLE + "/bin/" + program));

        assertThat(plan(probe()))
                .isEqualTo(new Change.Impossible("stable is without its rustc or cargo;"
                        + " rustup toolchain uninstall stable lets it be brought whole"));
    }

    @Test
    void aDefaultThatIsNotThereIsNone() throws IOException {
        rustup();
        toolchain(
                box.home().resolve(".rustup"), "stable", TRIPLE, "rustc", "cargo", "clippy-preview", "rustfmt-preview");
        settings(box.home().resolve(".rustup"), "default_toolchain = \"1.60-" + TRIPLE + "\"\n");
        assertThat(probe()).isEqualTo(new State.Present("lacks a default toolchain"));

        settings(box.home().resolve(".rustup"), "default_toolchain = \"stable-" + TRIPLE + "\"\n");
        assertThat(probe()).isEqualTo(new State.Present(COMPLETE));
    }

    /** By the manual of rustup, on profiles. */
    @Test
    void theProfileDefaultHasMoreThanMinimal() throws IOException {
        rustup();
        toolchain(box.home().resolve(".rustup"), "stable", TRIPLE, "cargo", "rustc", "rust-std", "rustfmt-preview");
        settings(box.home().resolve(".rustup"), "default_toolchain = \"stable\"\n");

        var wanted = new RustToolchain("stable", "default", List.of(), STABLE.init());
        var found = wanted.probe(box.box(), runner);

        assertThat(found).isEqualTo(new State.Present("lacks clippy"));
        assertThat(wanted.plan(found, new Outlook(box.box(), new Candidates.Unasked()))
                        .effects())
                .singleElement()
                .satisfies(effect -> assertThat(((Effect.Run) effect).command().typed())
                        .as("a toolchain that is up to date gets nothing else")
                        .contains("--profile default --component clippy --component rustfmt"));
    }

    @Test
    void ownVariablesNameOtherPlaces() throws IOException {
        var cargo = root.resolve("opt/cargo");
        var rustup = root.resolve("opt/rustup");
        box.variable("CARGO_HOME", cargo.toString()).variable("RUSTUP_HOME", rustup.toString());
        program(cargo.resolve("bin/rustup"));
        toolchain(rustup, "stable", TRIPLE, "rustc", "cargo", "clippy-preview", "rustfmt-preview");
        settings(rustup, "default_toolchain = \"stable\"\n");

        assertThat(probe()).isEqualTo(new State.Present(COMPLETE));

        box.target("bob");
        assertThat(probe()).as("they say nothing of another user's places").isEqualTo(new State.Absent());
    }

    @Test
    void whatMayNotBeReadIsUnknownNotAbsent() throws IOException {
        rustup();
        // A directory in the place of a file can't be read by anyone, root included.
        Files.createDirectories(box.home().resolve(".rustup/settings.toml"));

        assertThat(probe())
                .isInstanceOfSatisfying(
                        State.Unknown.class,
                        unknown -> assertThat(unknown.reason()).startsWith("rustup's files: "));
    }

    @Test
    void absentIsBroughtByAPinnedRustupInit() {
        var to = box.home().resolve(".cache/bootstrap/rustup-init-1.29.0");
        box.startedBy(box.alice())
                .variable("XDG_CACHE_HOME", box.home().resolve(".cache").toString());
        var created = (Change.Create) plan(new State.Absent());
        var place = ((Effect.Download) created.effects().getFirst()).to();

        assertThat(created.wanted()).isEqualTo(COMPLETE);
        assertThat(place).isEqualTo(box.alice() == 0 ? Path.of("/var/cache/bootstrap/rustup-init-1.29.0") : to);
        assertThat(created.effects())
                .containsExactly(
                        new Effect.Download(
                                URI.create("https://static.rust-lang.org/rustup/archive/1.29.0/" + TRIPLE
                                        + "/rustup-init"),
                                SHA256,
                                64L << 20,
                                place),
                        Effect.Run.of(Command.changing(
                                        place.toString(),
                                        "-y",
                                        "--profile",
                                        "minimal",
                                        "--default-toolchain",
                                        "stable",
                                        "--component",
                                        "clippy",
                                        "--component",
                                        "rustfmt")
                                .in(box.home())
                                .with("RUSTUP_INIT_SKIP_PATH_CHECK", "yes")));
    }

    @ParameterizedTest
    @CsvSource({"http://mirror.example/rustup", "http://mirror.example/rustup/"})
    void aMirrorOfTheOperatorIsUsed(String mirror) {
        box.variable("RUSTUP_UPDATE_ROOT", mirror);

        assertThat(((Effect.Download) plan(new State.Absent()).effects().getFirst()).from())
                .hasToString("http://mirror.example/rustup/archive/1.29.0/" + TRIPLE + "/rustup-init");
    }

    @Test
    void aMirrorThatIsNoAddressBlocks() {
        box.variable("RUSTUP_UPDATE_ROOT", "https://me:CANARY@mirror example");

        assertThat(plan(new State.Absent()))
                .isEqualTo(new Change.Blocked("RUSTUP_UPDATE_ROOT is not an address: https://me:***@mirror example"));
    }

    @Test
    void anArchitectureWithoutPinIsImpossible() {
        box.stanza("dpkg", "Status: install ok installed\nArchitecture: riscv64\nVersion: 1\n");

        assertThat(plan(new State.Absent()))
                .isEqualTo(new Change.Impossible("the profile pins no rustup-init for riscv64"));
    }

    @Test
    void anUnknownArchitectureBlocks() {
        box.without("/var/lib/dpkg/status");

        assertThat(plan(new State.Absent()))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).startsWith("architecture unknown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lacks clippy | " + INSTALL,
                "lacks cargo | rustup toolchain install stable --profile minimal --component cargo --component clippy"
                        + " --component rustfmt --no-self-update",
                "lacks stable, clippy, rustfmt, a default toolchain | " + INSTALL + "; rustup default stable",
                "lacks a default toolchain | rustup default stable"
            })
    void whatIsLackingIsAdded(String found, String commands) {
        var change = (Change.Update) plan(new State.Present(found));

        assertThat(change.from()).isEqualTo(found);
        assertThat(change.effects().stream()
                        .map(effect -> ((Effect.Run) effect).command().typed()))
                .containsExactly(commands.split("; "));
    }

    @Test
    void completeIsKeptAndUnknownBlocks() {
        assertThat(plan(new State.Present(COMPLETE))).isEqualTo(new Change.Keep(COMPLETE));
        assertThat(plan(new State.Unknown("why"))).isEqualTo(new Change.Blocked("why"));
    }

    private State probe() {
        return STABLE.probe(box.box(), runner);
    }

    private Change plan(State state) {
        return STABLE.plan(state, new Outlook(box.box(), new Candidates.Unasked()));
    }

    private void rustup() throws IOException {
        program(box.home().resolve(".cargo/bin/rustup"));
    }

    private static void program(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.createFile(place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void toolchain(Path home, String name, String triple, String... components) throws IOException {
        var toolchain = home.resolve("toolchains/" + name + "-" + triple);
        program(toolchain.resolve("bin/rustc"));
        program(toolchain.resolve("bin/cargo"));
        var place = Files.createDirectories(toolchain.resolve("lib/rustlib"));
        var lines =
                List.of(components).stream().map(each -> each + "-" + triple).toList();
        Files.write(place.resolve("components"), lines);
    }

    private static void settings(Path home, String more) throws IOException {
        Files.writeString(home.resolve("settings.toml"), "version = \"12\"\nprofile = \"default\"\n" + more);
    }
}
