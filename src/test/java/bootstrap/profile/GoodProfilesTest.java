package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.check.Check;
import bootstrap.check.Check.Expected;
import bootstrap.component.AptPackage;
import bootstrap.component.AptRepository;
import bootstrap.component.Component;
import bootstrap.component.DownloadedFile;
import bootstrap.component.DownloadedFile.Part;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.GuardedRun;
import bootstrap.component.Installer;
import bootstrap.component.ManagedFile;
import bootstrap.component.ManagedFile.Content;
import bootstrap.component.Membership;
import bootstrap.component.Pythons;
import bootstrap.component.RustToolchain;
import bootstrap.component.Service;
import bootstrap.component.VirtualEnvironment;
import bootstrap.component.Workplace;
import bootstrap.process.As;
import bootstrap.source.SourceFile;
import bootstrap.version.Constraint;
import bootstrap.version.Requirement;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GoodProfilesTest {
    private static final Profile ALL = Shelf.good(Shelf.read(Shelf.RESOURCES.resolve("good/everything.yaml")));

    private static final String SUM_OF_AMD64 = "4acc9acc76d5079515b46346a485974457b5a79893cfb01112423c89aeb5aa10";
    private static final String SUM_OF_ARM64 = "9732d6c5e2a098d3521fca8145d826ae0aaa067ef2385ead08e6feac88fa5792";

    @ParameterizedTest
    @ValueSource(strings = {"plain", "json", "diamond", "everything", "limits"})
    void reads(String name) {
        assertThat(Shelf.good(Shelf.read(Shelf.RESOURCES.resolve("good/" + name + ".yaml")))
                        .name())
                .isEqualTo(name);
    }

    @Test
    void readsTheHead() {
        assertThat(ALL.summary()).isEqualTo("Each word of the format, once");
        assertThat(ALL.requires())
                .containsExactly(
                        new Logic.Any(
                                List.of(new OnHardware.Architecture("amd64"), new OnHardware.Architecture("arm64"))),
                        new OnHardware.Memory(Amount.ofBytes(">= 1 GiB").orElseThrow()),
                        new Condition.DiskFree(Amount.ofBytes(">= 10 GiB").orElseThrow()));
        assertThat(ALL.options()).extracting(Profile.Option::name).containsExactly("docker");
        assertThat(ALL.chosen()).isEqualTo(Map.of("docker", "vendor"));
        assertThat(ALL.sources())
                .extracting(source -> source.file().replace(Shelf.RESOURCES + "/", ""))
                .containsExactly(
                        "good/everything.yaml", "good/files/setup.txt", "good/files/one.txt", "profiles/base.yaml");
    }

    /** As {@code printf 'one\n' | sha256sum} has it. */
    @Test
    void hashesWhatItRead() {
        assertThat(ALL.sources().get(2).sha256())
                .isEqualTo("2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806");
    }

    @Test
    void keepsTheParts() {
        var step = step("packages");
        assertThat(step.guide())
                .isEqualTo(new Step.Guide(
                        List.of(3, 4),
                        List.of("Python -> Rust -> Linux", "scikit-learn", "LLM agents"),
                        "pip install is refused on 24.04 (PEP 668): there is an environment, and its pip."));
        assertThat(step.needs()).containsExactly("certificates");
        assertThat(step.profile()).isEqualTo("everything");
        assertThat(step.at().line()).isEqualTo(10);
        assertThat(step.when())
                .isEqualTo(new Logic.All(List.of(
                        new Logic.Not(new Logic.All(List.of(new OnHardware.Graphics("nvidia")))),
                        new Logic.All(List.of(new Logic.Any(
                                List.of(new OnOption("docker", "archive"), new OnOption("docker", "vendor"))))))));
    }

    @Test
    void readsPackages() {
        assertThat(components("packages"))
                .containsExactly(
                        apt("bc", Constraint.ANY),
                        apt("g++", Constraint.ANY),
                        apt("libstdc++6", Constraint.ANY),
                        apt("python3", constraint(">= 3.10")),
                        new AptPackage(
                                List.of("docker.io", "docker-ce"), constraint(">= 20.10, < 99"), Recommends.WITH));
        assertThat(step("packages").ensure().getFirst().when()).isEqualTo(Condition.always());
        assertThat(step("packages").ensure().getLast().when())
                .isEqualTo(new Logic.All(List.of(new OnSystem.Systemd(true))));
        assertThat(step("packages").ensure().get(1).at().toString()).endsWith("everything.yaml:18:19");
    }

    @Test
    void readsToolchains() {
        assertThat(components("rust"))
                .containsExactly(new RustToolchain(
                        "stable",
                        "default",
                        List.of("clippy", "rustfmt"),
                        new RustToolchain.Init(
                                "1.29.0",
                                Map.of(
                                        "amd64",
                                        "4acc9acc76d5079515b46346a485974457b5a79893cfb01112423c89aeb5aa10",
                                        "arm64",
                                        "9732d6c5e2a098d3521fca8145d826ae0aaa067ef2385ead08e6feac88fa5792"))));
        assertThat(step("rust").ensure())
                .extracting(Step.Ensure::size)
                .containsExactly(new Size(262_668_288, 1L << 30));
        assertThat(checks("rust"))
                .containsExactly(new Check.Run(
                        List.of(List.of("cargo", "--version")),
                        new Expected(constraint(">= 1.75, < 2"), "", "", 0),
                        Workplace.EMPTY,
                        As.TARGET,
                        Duration.ofMinutes(2)));
    }

    @Test
    void readsRepositories() {
        var url = new AptRepository.Origin.At(URI.create("https://x.example/gpg"));
        var fingerprint = "9DC858229FC7DD38854AE2D88D81803C0EBFCD88";
        assertThat(components("repositories"))
                .containsExactly(
                        new AptRepository(
                                "docker",
                                Map.of(
                                        "ubuntu", URI.create("https://x.example/ubuntu"),
                                        "debian", URI.create("https://x.example/debian/")),
                                AptRepository.CURRENT,
                                List.of("stable", "updates/main"),
                                new AptRepository.Key(url, fingerprint)),
                        new AptRepository(
                                "flat",
                                Map.of("", URI.create("file:/srv/archive")),
                                "./",
                                List.of(),
                                new AptRepository.Key(new AptRepository.Origin.Brought("one\n"), fingerprint)));
        assertThat(checks("repositories"))
                .containsExactly(new Check.Holds(new AptRepository(
                        "flat",
                        Map.of("", URI.create("http://x.example")),
                        "stable/",
                        List.of(),
                        new AptRepository.Key(url, fingerprint))));
    }

    @Test
    void readsEnvironmentsAndRuns() {
        var fast = new VirtualEnvironment("ai", List.of(requirement("fast")), "");
        var place = new Workplace(List.of(new SourceFile("setup.txt", "setup\n")), "ai", Map.of("MODE", "release"));
        assertThat(components("environment"))
                .containsExactly(
                        new VirtualEnvironment(
                                "ai",
                                List.of(requirement("torch >= 2.5"), requirement("numpy[extra]")),
                                "https://example.org/whl/cpu"),
                        new GuardedRun(
                                List.of("python", "-m", "pip", "install", "."),
                                fast,
                                place,
                                As.ROOT,
                                Duration.ofHours(1)));
    }

    @Test
    void readsHowPackagesComeIntoAnEnvironment() {
        var uv = requirement("uv == 0.13.9");
        var hash = "sha256:d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19";
        var pythons = new Pythons(constraint(">= 3.10, < 3.14"), "there is no wheel for it");
        assertThat(components("wheels"))
                .containsExactly(
                        new VirtualEnvironment(
                                "uv",
                                List.of(uv),
                                new Installer(Installer.Program.PIP, "", List.of(hash)),
                                VirtualEnvironment.Site.AS_IT_IS,
                                Pythons.ALL),
                        new VirtualEnvironment(
                                "ml",
                                List.of(requirement("numpy")),
                                new Installer(Installer.Program.UV, "", List.of()),
                                VirtualEnvironment.Site.AS_IT_IS,
                                pythons),
                        new VirtualEnvironment(
                                "ml", List.of(), Installer.pip(""), VirtualEnvironment.Site.SYSTEM, Pythons.ALL));
    }

    /** Scalars keep their text, and nothing in them is expanded. */
    @Test
    void readsChecksThatRun() {
        assertThat(checks("environment").getFirst())
                .isEqualTo(new Check.Run(
                        List.of(List.of("python", "one.py"), List.of("python", "two words.py")),
                        new Expected(Constraint.ANY, "${HOME} {{ template }} $(id)", "warning", 3, "speed-up"),
                        new Workplace(
                                List.of(new SourceFile("one.txt", "one\n")), "ai", Map.of("A", "22:22", "B", "no")),
                        As.ROOT,
                        Duration.ofSeconds(90)));
    }

    @Test
    void readsTheRest() {
        assertThat(components("system"))
                .containsExactly(
                        new Membership("docker", "current"),
                        new Service("docker", Service.Running.RUNNING, Service.Boot.ENABLED),
                        new ManagedFile("~/.config/x", new Content.Exactly("text\n"), "0600", As.TARGET),
                        new ManagedFile("/etc/x.conf", new Content.Exactly("one\n"), "0644", As.ROOT),
                        new DownloadedFile(
                                "/usr/local/bin/x",
                                Map.of(
                                        "amd64", source("v1%2B2/x", SUM_OF_AMD64),
                                        "arm64", source("v1%2B2/x-arm64", SUM_OF_ARM64)),
                                new Part.Whole(),
                                "0755",
                                As.ROOT,
                                3L << 29),
                        new DownloadedFile(
                                "~/.local/bin/y",
                                Map.of("amd64", source("y.tar.gz", SUM_OF_AMD64)),
                                new Part.Member("./y-1.0/y"),
                                "0700",
                                As.TARGET,
                                20L << 20));
        assertThat(checks("system"))
                .containsExactly(
                        new Check.Holds(new Membership("docker", "alice")),
                        new Check.Holds(new Service("ssh", Service.Running.STOPPED, Service.Boot.AS_IT_IS)),
                        new Check.Holds(new ManagedFile("~/.config/x", new Content.Anything(), "0644", As.TARGET)),
                        new Check.Port("localhost", 5432),
                        new Check.Port("127.0.0.1", 80));
    }

    @Test
    void readsConditionsAsTheyAreWritten() {
        assertThat(step("system").when())
                .isEqualTo(new Logic.Any(List.of(
                        new Logic.All(List.of(new OnSystem.Release("ubuntu", constraint("= 24.10")))),
                        new Logic.All(List.of(
                                new OnSystem.ContainerKind("docker"),
                                new OnSystem.InWsl(false),
                                new OnHardware.Processors(Amount.ofCount(">= 2").orElseThrow()))))));
    }

    @Test
    void fillsInWhatIsLeftOut() {
        var limits = Shelf.good(Shelf.read(Shelf.RESOURCES.resolve("good/limits.yaml")));
        assertThat(limits.steps().getFirst().ensure().getFirst().component())
                .isInstanceOfSatisfying(RustToolchain.class, rust -> {
                    assertThat(rust.profile()).isEqualTo("minimal");
                    assertThat(rust.components()).isEmpty();
                });
        assertThat(limits.steps().getFirst().ensure().getLast().component())
                .isInstanceOfSatisfying(
                        GuardedRun.class, run -> assertThat(run.limit()).isEqualTo(Duration.ofMinutes(30)));
        assertThat(limits.steps().getFirst().expect())
                .extracting(Step.Expect::check)
                .contains(new Check.Port("localhost", 1), new Check.Port("localhost", 65_535));
    }

    private static DownloadedFile.Source source(String path, String sum) {
        return new DownloadedFile.Source(URI.create("https://example.org/" + path), sum);
    }

    private static Step step(String id) {
        return ALL.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Component> components(String step) {
        return step(step).ensure().stream().map(Step.Ensure::component).toList();
    }

    private static List<Check> checks(String step) {
        return step(step).expect().stream().map(Step.Expect::check).toList();
    }

    private static AptPackage apt(String name, Constraint versions) {
        return new AptPackage(List.of(name), versions, Recommends.WITHOUT);
    }

    private static Constraint constraint(String text) {
        return ((Constraint.Parsed.Good) Constraint.parse(text)).constraint();
    }

    private static Requirement requirement(String text) {
        return ((Requirement.Parsed.Good) Requirement.parse(text)).requirement();
    }
}
