package bootstrap.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import bootstrap.check.Check.Expected;
import bootstrap.check.Expectation.Standing;
import bootstrap.component.AptPackage;
import bootstrap.component.Component;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.ManagedFile;
import bootstrap.component.ManagedFile.Content;
import bootstrap.component.Service;
import bootstrap.component.Workplace;
import bootstrap.facts.FakeBox;
import bootstrap.process.As;
import bootstrap.process.ScriptedRunner;
import bootstrap.source.Location;
import bootstrap.source.SourceFile;
import bootstrap.version.Constraint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
    private static final Location AT = new Location("p.yaml", 1, 1);

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private FakeBox box;
    private Path bin;

    @BeforeEach
    void start() throws IOException {
        box = FakeBox.in(root);
        bin = Files.createDirectories(root.resolve("bin"));
    }

    @Test
    void theSlowestStartsFirstAndVerdictsComeInTheOrderAsked() throws IOException {
        for (String name : List.of("quick", "builds", "compiles")) {
            Files.createFile(bin.resolve(name)).toFile().setExecutable(true);
            runner.answer(bin.resolve(name).toString(), "");
        }
        var source = new Workplace(List.of(new SourceFile("a", "b")), "", Map.of());
        var asked = List.of(
                expect(new Check.Holds(apt("dpkg"))),
                expect(run(Workplace.EMPTY, "quick")),
                expect(run(source, "builds")),
                expect(run(Workplace.EMPTY, "compiles", "compiles")));
        var heard = Collections.synchronizedList(new ArrayList<Judged>());

        var judged =
                new Checker(box.box(), runner, SearchPath.of(bin.toString(), "this shell"), 1).check(asked, heard::add);

        assertThat(runner.started().stream().map(typed -> typed.replaceAll(".*/", "")))
                .containsExactly("compiles", "compiles", "builds", "quick");
        assertThat(judged).map(Judged::expectation).isEqualTo(asked);
        assertThat(judged).map(Judged::verdict).allMatch(Verdict.Passed.class::isInstance);
        assertThat(heard).containsExactlyInAnyOrderElementsOf(judged);
    }

    @Test
    void whatIsNotAskedHereIsNotStarted() {
        var run = run(Workplace.EMPTY, "nowhere");

        assertThat(check(
                        new Expectation("s", run, AT, new Standing.NotHere("no NVIDIA card")),
                        new Expectation("s", run, AT, new Standing.Open("release is unknown"))))
                .containsExactly(new Verdict.Skipped("no NVIDIA card"), new Verdict.Undecided("release is unknown"));
    }

    @Test
    void nothingAskedNothingJudged() {
        assertThat(check()).isEmpty();
    }

    @Test
    void twoHundredPackagesStartNoProgram() {
        var names = IntStream.range(0, 200).mapToObj(i -> "package" + i).toList();
        names.forEach(name -> box.installed(name, "1"));

        assertThat(check(names.stream()
                        .map(name -> expect(new Check.Holds(apt(name))))
                        .toArray(Expectation[]::new)))
                .hasSize(200)
                .allMatch(Verdict.Passed.class::isInstance);
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void anOpenPortPassesAndAClosedOneFails() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = server.getLocalPort();
            assertThat(check(expect(new Check.Port("localhost", port))))
                    .containsExactly(new Verdict.Passed("something listens on port " + port, "127.0.0.1"));
        }
        assertThat(check(expect(new Check.Port("127.0.0.1", port))))
                .containsExactly(new Verdict.Failed(
                        "nothing listens on port " + port, List.of("127.0.0.1: Connection refused")));
    }

    @Test
    void aComponentHoldsWhenNothingWouldChange() {
        box.installed("bc", "1.07");

        assertThat(holds(apt("bc"))).isEqualTo(new Verdict.Passed("bc 1.07", ""));
    }

    @Test
    void aMissingComponentFailsWithoutTalkOfListsThatNobodyRead() {
        assertThat(holds(apt("bc"))).isEqualTo(new Verdict.Failed("apt bc is missing", List.of("wanted: bc")));
        assertThat(holds(new AptPackage(List.of("docker.io", "docker-ce"), atLeast("20.10"), Recommends.WITHOUT)))
                .isEqualTo(new Verdict.Failed(
                        "apt docker.io or docker-ce is missing", List.of("wanted: docker.io or docker-ce >= 20.10")));
        assertThat(holds(new ManagedFile("~/x", new Content.Anything(), "0644", As.TARGET)))
                .isEqualTo(new Verdict.Failed("file ~/x is missing", List.of("there is no file ~/x")));
    }

    @Test
    void aComponentThatIsThereOtherwiseFailsWithWhatWasFound() {
        box.installed("docker.io", "19.03");

        assertThat(holds(new AptPackage(List.of("docker.io"), atLeast("20.10"), Recommends.WITHOUT)))
                .isEqualTo(new Verdict.Failed(
                        "apt docker.io is not as wanted",
                        List.of("found: docker.io 19.03", "wanted: docker.io >= 20.10")));
        assertThat(holds(new Service("docker", Service.Running.RUNNING, Service.Boot.AS_IT_IS)))
                .isEqualTo(
                        new Verdict.Failed("service docker is not as wanted", List.of("systemd is not running here")));
    }

    @Test
    void whatCannotBeLookedAtIsUndecided() {
        box.without("/var/lib/dpkg/status");

        assertThat(holds(apt("bc"))).isEqualTo(new Verdict.Undecided("/var/lib/dpkg/status does not exist"));
    }

    @Test
    void aBugInACheckIsNoVerdict() throws IOException {
        Files.createFile(bin.resolve("tool")).toFile().setExecutable(true);

        assertThatIllegalStateException()
                .isThrownBy(() -> check(expect(run(Workplace.EMPTY, "tool"))))
                .withCauseInstanceOf(AssertionError.class);
    }

    private Verdict holds(Component component) {
        return check(expect(new Check.Holds(component))).getFirst();
    }

    private List<Verdict> check(Expectation... asked) {
        return new Checker(box.box(), runner, SearchPath.of(bin.toString(), "this shell"), 4)
                .check(List.of(asked), judged -> {}).stream()
                        .map(Judged::verdict)
                        .toList();
    }

    private static Expectation expect(Check check) {
        return new Expectation("step", check, AT, new Standing.Asked());
    }

    private static Check.Run run(Workplace workplace, String... programs) {
        var commands = Arrays.stream(programs).map(List::of).toList();
        return new Check.Run(commands, Expected.SUCCESS, workplace, As.TARGET, Duration.ofMinutes(1));
    }

    private static AptPackage apt(String name) {
        return new AptPackage(List.of(name), Constraint.ANY, Recommends.WITHOUT);
    }

    private static Constraint atLeast(String version) {
        return ((Constraint.Parsed.Good) Constraint.parse(">= " + version)).constraint();
    }
}
