package bootstrap.check;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.check.Check.Expected;
import bootstrap.component.Workplace;
import bootstrap.facts.FakeBox;
import bootstrap.process.Access;
import bootstrap.process.As;
import bootstrap.process.Caller;
import bootstrap.process.CommandRunner;
import bootstrap.process.GuardedRunner;
import bootstrap.process.ProgramRunner;
import bootstrap.process.Result;
import bootstrap.process.ScriptedRunner;
import bootstrap.source.SourceFile;
import bootstrap.version.Constraint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJudgeTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Constraint WANTED = ((Constraint.Parsed.Good) Constraint.parse(">= 3.9")).constraint();
    private static final Expected VERSION = new Expected(WANTED, "", "", 0);

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private FakeBox box;
    private Path bin;
    private String tool;

    @BeforeEach
    void start() throws IOException {
        box = FakeBox.in(root);
        bin = Files.createDirectories(root.resolve("bin"));
        tool = program(bin.resolve("tool"));
    }

    @Test
    void aVersionInRangePassesWithThePlaceItWasFound() {
        runner.answer(tool + " --version", "Tool 3.12.3 (main, Feb 4 2025)\n");

        assertThat(judge(VERSION, "tool --version")).isEqualTo(new Verdict.Passed("tool 3.12.3 (>= 3.9)", tool));
    }

    @Test
    void stderrIsAskedForAVersionThatStdoutDoesNotTell() {
        runner.answer(tool + " -version", new Result.Exited(0, "hello\n", "tool version 3.10\n"));

        assertThat(judge(VERSION, "tool -version")).isEqualTo(new Verdict.Passed("tool 3.10 (>= 3.9)", tool));
    }

    @Test
    void anOldVersionFailsAndSaysWhereItIs() {
        runner.answer(tool + " --version", "Tool 3.8.10\n");

        assertThat(judge(VERSION, "tool --version"))
                .isEqualTo(new Verdict.Failed("tool is 3.8.10, wanted is >= 3.9", List.of("found at " + tool)));
    }

    @Test
    void noVersionFailsWithWhatWasSaid() {
        runner.answer(tool + " --version", new Result.Exited(0, "Tool\n\n", "usage: tool\n"));

        assertThat(judge(VERSION, "tool --version"))
                .isEqualTo(new Verdict.Failed("tool told no version", List.of("Tool", "usage: tool")));
    }

    @Test
    void aProgramThatIsNowhereIsNotStarted() {
        assertThat(judge(Expected.SUCCESS, "nowhere x"))
                .isEqualTo(new Verdict.Failed(
                        "nowhere is not on the PATH of this shell", List.of("looked in: " + bin + ":/nonexistent")));
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void aProgramBesideThePathIsNamedWithAdvice() throws IOException {
        var cargo = program(box.home().resolve(".cargo/bin/cargo"));
        var pipx = program(box.home().resolve(".local/bin/pipx"));
        Files.createDirectories(box.home().resolve(".local/bin/folder"));

        assertThat(details("cargo build"))
                .contains("found at " + cargo + ": open a new shell, or: . \"$HOME/.cargo/env\"");
        assertThat(details("pipx list"))
                .contains("found at " + pipx + ": open a new shell, or add " + box.home() + "/.local/bin to PATH");
        assertThat(details("folder")).hasSize(1);
    }

    @Test
    void laterProgramsAreLookedForBeforeTheFirstIsStarted() {
        assertThat(judge(Expected.SUCCESS, "tool", "nowhere"))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("nowhere is not"));
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void anotherExitCodeFailsWithTheLastLines() {
        var many = String.join(
                "\n", IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).toList());
        runner.answer(tool + " x", new Result.Exited(2, many + "\n", "no\n"));

        assertThat(judge(Expected.SUCCESS, "tool x")).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("tool x exited 2");
            assertThat(failed.details()).hasSize(20).startsWith("line 12").endsWith("line 30", "no");
        });
    }

    @Test
    void aLineWithoutEndIsCut() {
        runner.answer(tool + " --version", "x".repeat(100_000));

        assertThat(judge(VERSION, "tool --version"))
                .isEqualTo(new Verdict.Failed("tool told no version", List.of("x".repeat(500) + "…")));
    }

    @Test
    void theExitCodeAskedForMayBeAnother() {
        runner.answer(tool + " a", 3, "").answer(tool + " b", 0, "");
        var three = new Expected(Constraint.ANY, "", "", 3);

        assertThat(judge(three, "tool a")).isEqualTo(new Verdict.Passed("tool a", tool));
        assertThat(judge(three, "tool b")).isEqualTo(new Verdict.Failed("tool b exited 0, wanted is 3", List.of()));
    }

    @Test
    void textOfEachStreamMustOccur() {
        runner.answer(tool, new Result.Exited(0, "Hello Ubuntu\n", "warned\n"));

        assertThat(judge(new Expected(Constraint.ANY, "Ubuntu", "warn", 0), "tool"))
                .isEqualTo(new Verdict.Passed("tool", tool));
        assertThat(judge(new Expected(Constraint.ANY, "Debian", "", 0), "tool"))
                .isEqualTo(new Verdict.Failed(
                        "tool answered otherwise", List.of("wanted in stdout: Debian", "found:", "Hello Ubuntu")));
        assertThat(judge(new Expected(Constraint.ANY, "", "Ubuntu", 0), "tool"))
                .isEqualTo(new Verdict.Failed(
                        "tool answered otherwise", List.of("wanted in stderr: Ubuntu", "found:", "warned")));
    }

    @Test
    void aFactIsTheFirstLineOfStdoutWithItsNameAndSomethingToSay() {
        var out = "3.12.3\nnot speed-up: 1\nspeed-up:\nspeed-up: \nspeed-ups: 2\r\n speed-up: 52 x\nspeed-up: 4\n";
        runner.answer(tool, new Result.Exited(0, out, "speed-up: 5\n"));

        assertThat(judge(telling(Constraint.ANY, "speed-up"), "tool"))
                .isEqualTo(new Verdict.Passed("tool", tool, "speed-up: 52 x"));
        assertThat(judge(telling(WANTED, "speed-up"), "tool"))
                .isEqualTo(new Verdict.Passed("tool 3.12.3 (>= 3.9)", tool, "speed-up: 52 x"));
    }

    @Test
    void aFactThatIsNotToldFails() {
        runner.answer(tool, new Result.Exited(0, "speed-up:\nspeed up: 52\n", "speed-up: 5\n"));

        assertThat(judge(telling(Constraint.ANY, "speed-up"), "tool"))
                .isEqualTo(new Verdict.Failed(
                        "tool told no speed-up", List.of("speed-up:", "speed up: 52", "speed-up: 5")));
    }

    /** What is asked for is asked of the last command alone. */
    @Test
    void onlyTheLastCommandTellsAFact() {
        runner.answer(tool + " a", 0, "speed-up: 1\n").answer(tool + " b", 0, "");

        assertThat(judge(telling(Constraint.ANY, "speed-up"), "tool a", "tool b"))
                .isEqualTo(new Verdict.Failed("tool b told no speed-up", List.of()));
    }

    private static Expected telling(Constraint version, String fact) {
        return new Expected(version, "", "", 0, fact);
    }

    @Test
    void noEndAndNoStartFail() {
        runner.answer(tool + " slow", new Result.TimedOut(Duration.ofSeconds(40), "so far\n", ""))
                .answer(tool + " bad", new Result.NotStarted("Exec format error"));

        assertThat(judge(Expected.SUCCESS, "tool slow"))
                .isEqualTo(new Verdict.Failed("tool slow gave no answer in 40 s", List.of("so far")));
        assertThat(judge(Expected.SUCCESS, "tool bad"))
                .isEqualTo(new Verdict.Failed("tool bad did not start", List.of("Exec format error")));
    }

    @Test
    void nobodyIsElevated() {
        box.startedBy(54_321);
        assertThat(judge(run(As.ROOT, "tool")))
                .isEqualTo(new Verdict.Undecided("it must run as root: sudo bootstrap verify"));

        box.user("carol", 54_322).target("carol");
        assertThat(judge(run(As.TARGET, "tool")))
                .isEqualTo(new Verdict.Undecided("it must run as carol: sudo bootstrap verify"));
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void rootFindsNoProgramsOfTheUser() {
        box.user("root", 0).startedBy(0).target("bob");

        assertThat(judge(run(As.ROOT, "tool")))
                .isEqualTo(new Verdict.Failed(
                        "tool is not on the PATH of root", List.of("looked in: " + Caller.SYSTEM_PATH)));
    }

    @Test
    void commandsRunInOrderInOneFreshDirectory() {
        var directory = new AtomicReference<Path>();
        runner.answer(tool + " make", command -> {
                    directory.set(command.directory());
                    return new Result.Exited(0, "", text(command.directory().resolve("main.rs")));
                })
                .answer(tool + " use", command -> new Result.Exited(0, command.directory() + "", ""));
        var files = new Workplace(List.of(new SourceFile("main.rs", "fn main() {}")), "", Map.of());

        var verdict = judge(new Check.Run(words("tool make", "tool use"), Expected.SUCCESS, files, As.TARGET, LIMIT));

        assertThat(verdict).isEqualTo(new Verdict.Passed("tool use", tool));
        assertThat(runner.started()).containsExactly(tool + " make", tool + " use");
        assertThat(runner.commands()).allSatisfy(command -> {
            assertThat(command.directory()).isEqualTo(directory.get());
            assertThat(command.access()).isEqualTo(Access.CHECKING);
            assertThat(command.limit()).isEqualTo(LIMIT);
        });
        assertThat(directory.get()).doesNotExist();
    }

    @Test
    void allButTheLastMustExitZero() {
        runner.answer(tool + " make", 1, "broken\n").answer(tool + " ok", 0, "other");
        var odd = new Expected(Constraint.ANY, "text", "", 1);

        assertThat(judge(odd, "tool make", "tool use"))
                .isEqualTo(new Verdict.Failed("tool make exited 1", List.of("broken")));
        assertThat(runner.started()).containsExactly(tool + " make");
        assertThat(judge(odd, "tool ok", "tool make")).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void programsSeeThisPathAndLeaveTheirTracesInTheDirectory() {
        runner.answer(tool, "");
        var workplace = new Workplace(List.of(), "", Map.of("A", "b", "TMPDIR", "/own"));

        judge(new Check.Run(words("tool"), Expected.SUCCESS, Workplace.EMPTY, As.TARGET, LIMIT));
        judge(new Check.Run(words("tool"), Expected.SUCCESS, workplace, As.TARGET, LIMIT));

        var first = runner.commands().getFirst();
        assertThat(first.environment())
                .isEqualTo(Map.of(
                        "PATH",
                        bin + ":/nonexistent",
                        "TMPDIR",
                        first.directory().toString(),
                        "PYTHONDONTWRITEBYTECODE",
                        "1"));
        assertThat(runner.commands().getLast().environment())
                .containsEntry("A", "b")
                .containsEntry("TMPDIR", "/own");
    }

    @Test
    void aVirtualEnvironmentsProgramsComeFirst() throws IOException {
        var tool = program(box.home().resolve(".local/share/bootstrap/venvs/ai/bin/tool"));
        program(Path.of(tool).resolveSibling("python"));
        Files.createFile(Path.of(tool).getParent().resolveSibling("pyvenv.cfg"));
        runner.answer(tool, "");
        var workplace = new Workplace(List.of(), "ai", Map.of());

        assertThat(judge(new Check.Run(words("tool"), Expected.SUCCESS, workplace, As.TARGET, LIMIT)))
                .isEqualTo(new Verdict.Passed("tool", tool));
        assertThat(runner.commands().getFirst().environment().get("PATH"))
                .startsWith(Path.of(tool).getParent() + ":" + bin);
    }

    @Test
    void whereTheVirtualEnvironmentIsNotWholeNoOtherProgramOfThatNameAnswers() throws IOException {
        runner.answer(tool, "");
        runner.answer(program(bin.resolve("python3")), "");
        var place = box.home().resolve(".local/share/bootstrap/venvs/ai");

        assertThat(inEnvironment("tool")).isEqualTo(lacks(place.resolve("pyvenv.cfg")));
        Files.createDirectories(place.resolve("bin"));
        Files.createFile(place.resolve("pyvenv.cfg"));
        assertThat(inEnvironment("tool")).isEqualTo(lacks(place.resolve("bin/python")));
        // An upgrade of the release took what it leads to.
        Files.createSymbolicLink(place.resolve("bin/python"), root.resolve("python3.99"));
        assertThat(inEnvironment("tool")).isEqualTo(lacks(place.resolve("bin/python")));
        program(root.resolve("python3.99"));
        assertThat(inEnvironment("tool", "python3")).isEqualTo(lacks(place.resolve("bin/python3")));
        assertThat(runner.commands()).isEmpty();
        assertThat(inEnvironment("tool")).isEqualTo(new Verdict.Passed("tool", tool));
    }

    private Verdict inEnvironment(String... commands) {
        var workplace = new Workplace(List.of(), "ai", Map.of());
        return judge(new Check.Run(words(commands), Expected.SUCCESS, workplace, As.TARGET, LIMIT));
    }

    private static Verdict lacks(Path gone) {
        return new Verdict.Failed(
                "the virtual environment ai has no " + gone.getFileName(), List.of("looked for: " + gone));
    }

    @Test
    void wordsMayBeginInTheHomeAndProgramsInTheDirectory() {
        var typed = box.home() + "/bin/x " + box.home() + "/file a~/b";
        runner.answer(typed, "");

        assertThat(judge(Expected.SUCCESS, "~/bin/x ~/file a~/b")).isEqualTo(new Verdict.Passed(typed, ""));
    }

    /** Real programs from here on, as whoever runs the tests. */
    @Test
    void realProgramsWorkOnTheFilesAndLeaveNothing() {
        var files = new Workplace(List.of(new SourceFile("a.txt", "Hello Ubuntu\n")), "", Map.of());

        assertThat(really(new Check.Run(
                        words("cp a.txt b.txt", "cat b.txt"),
                        new Expected(Constraint.ANY, "Hello Ubuntu", "", 0),
                        files,
                        As.TARGET,
                        LIMIT)))
                .isInstanceOfSatisfying(
                        Verdict.Passed.class,
                        passed -> assertThat(passed.what()).isEqualTo("cat b.txt"));
    }

    @Test
    void whatACommandMakesCanBeStarted() {
        assertThat(really(run(As.TARGET, "cp /bin/true main", "./main"))).isEqualTo(new Verdict.Passed("./main", ""));
        assertThat(really(run(As.TARGET, "mkdir out", "cp /bin/false out/main", "out/main")))
                .isEqualTo(new Verdict.Failed("out/main exited 1", List.of()));
        assertThat(really(run(As.TARGET, "./main"))).isInstanceOf(Verdict.Failed.class);
    }

    /** As in a shell: what an earlier command brought to the front of the PATH is what is started. */
    @Test
    void aProgramIsLookedForWhenItsTurnHasCome() throws IOException {
        var first = Files.createDirectories(root.resolve("first"));
        var brings = new Check.Run(
                words("cp /bin/echo " + first + "/tool", "tool 1.0"), VERSION, Workplace.EMPTY, As.TARGET, LIMIT);

        assertThat(really(brings, first + ":" + bin + ":/usr/bin:/bin"))
                .isEqualTo(new Verdict.Failed(
                        "tool is 1.0, wanted is >= 3.9", List.of("found at " + first.resolve("tool"))));
    }

    @Test
    void aRealProgramIsEndedAtItsLimit() {
        var slow =
                new Check.Run(words("sleep 300"), Expected.SUCCESS, Workplace.EMPTY, As.TARGET, Duration.ofSeconds(1));

        assertThat(really(slow)).isEqualTo(new Verdict.Failed("sleep 300 gave no answer in 1 s", List.of()));
    }

    private Verdict really(Check.Run run) {
        return really(run, "/usr/bin:/bin");
    }

    private Verdict really(Check.Run run, String path) {
        var me = new Caller.Person("alice", box.alice(), box.home());
        var caller = new Caller(me, me, Map.of(), Caller.Groups.CURRENT);
        var real = GuardedRunner.checking(new ProgramRunner(() -> caller));
        return new RunJudge(box.box(), real, SearchPath.of(path, "this shell")).judge(run);
    }

    private List<String> details(String line) {
        return ((Verdict.Failed) judge(Expected.SUCCESS, line)).details();
    }

    private Verdict judge(Expected expected, String... lines) {
        return judge(new Check.Run(words(lines), expected, Workplace.EMPTY, As.TARGET, LIMIT));
    }

    private Verdict judge(Check.Run run) {
        CommandRunner checking = GuardedRunner.checking(runner);
        return new RunJudge(box.box(), checking, SearchPath.of(bin + ":/nonexistent", "this shell")).judge(run);
    }

    private static Check.Run run(As as, String... lines) {
        return new Check.Run(words(lines), Expected.SUCCESS, Workplace.EMPTY, as, LIMIT);
    }

    private static List<List<String>> words(String... lines) {
        return Arrays.stream(lines).map(line -> List.of(line.split(" "))).toList();
    }

    private static String program(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.createFile(place).toFile().setExecutable(true);
        return place.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
