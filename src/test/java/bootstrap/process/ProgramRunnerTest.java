package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bootstrap.process.Caller.Groups;
import bootstrap.process.Caller.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real programs, as whoever runs the tests. */
@Timeout(60)
class ProgramRunnerTest {
    @TempDir
    Path directory;

    private ProgramRunner runner;

    @BeforeEach
    void asMyself() throws IOException {
        int uid = (Integer) Files.getAttribute(directory, "unix:uid");
        var me = new Person("me", uid, directory);
        var caller = new Caller(me, me, Map.of("http_proxy", "http://proxy:1", "LD_PRELOAD", "/x.so"), Groups.CURRENT);
        runner = new ProgramRunner(() -> caller);
    }

    @Test
    void outAndErrAreApartAndTheExitCodeIsAValue() {
        assertThat(runner.run(shell("echo out; echo err >&2; exit 7")))
                .isEqualTo(new Result.Exited(7, "out\n", "err\n"));
    }

    @Test
    void nothingCanBeReadFromStdin() {
        assertThat(runner.run(Command.reading("cat"))).isEqualTo(new Result.Exited(0, "", ""));
    }

    @Test
    void aMissingProgramIsSaidInTheSystemsWords() {
        assertThat(runner.run(Command.reading("/no/such/program")))
                .asInstanceOf(type(Result.NotStarted.class))
                .extracting(Result.NotStarted::reason)
                .asString()
                .contains("No such file or directory")
                .doesNotContain("http_proxy");
    }

    @Test
    void aMissingDirectoryIsNotStartedEither() {
        assertThat(runner.run(Command.reading("true").in(directory.resolve("gone"))))
                .isInstanceOf(Result.NotStarted.class);
    }

    @Test
    void itRunsInItsDirectoryWithTheAllowedVariablesOnly() {
        assertThat(runner.run(Command.reading("pwd").in(directory)))
                .isEqualTo(new Result.Exited(0, directory + "\n", ""));
        assertThat(runner.run(Command.reading("env")))
                .asInstanceOf(type(Result.Exited.class))
                .satisfies(exited -> assertThat(exited.out().lines().map(line -> line.replaceAll("=.*", "")))
                        .containsExactlyInAnyOrder("HOME", "USER", "LOGNAME", "PATH", "LC_ALL", "http_proxy"));
    }

    /** The grandchild holds a pipe open: its reader sees the end only when the grandchild is gone. */
    @Test
    void atItsLimitAProgramIsEndedWithItsChildren() throws Exception {
        var pipe = pipe();
        var end = CompletableFuture.supplyAsync(() -> readToEnd(pipe));

        var result = runner.run(shell("(echo alive; exec sleep 300) > '" + pipe + "' & echo started; wait")
                .within(Duration.ofSeconds(2)));

        assertThat(result).asInstanceOf(type(Result.TimedOut.class)).satisfies(late -> {
            assertThat(late.out()).isEqualTo("started\n");
            assertThat(late.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        });
        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo("alive\n");
    }

    @Test
    void longOutputIsBoundedAndKeepsItsTail() {
        var lines = new ArrayList<String>();

        var result = runner.run(Command.reading("seq", "1500000").within(Duration.ofSeconds(50)), lines::add);

        assertThat(result)
                .asInstanceOf(type(Result.Exited.class))
                .extracting(Result.Exited::out)
                .asString()
                .hasSizeBetween(2 << 20, 4 << 20)
                .endsWith("\n1499999\n1500000\n");
        assertThat(lines).hasSize(1_500_000).startsWith("1", "2").endsWith("1500000");
    }

    @Test
    void invalidBytesAreReplaced() {
        assertThat(runner.run(Command.reading("printf", "a\\377b"))).isEqualTo(new Result.Exited(0, "a\uFFFDb", ""));
    }

    /** The limit is far above what is waited for pipes: had it waited for the daemon, it would have timed out. */
    @Test
    void aDaemonThatKeepsThePipeIsNotWaitedFor() {
        var result = runner.run(shell("sleep 300 & echo $!").within(Duration.ofSeconds(30)));

        assertThat(result).asInstanceOf(type(Result.Exited.class)).satisfies(exited -> {
            assertThat(exited.code()).isZero();
            long daemon = Long.parseLong(exited.out().strip());
            assertThat(ProcessHandle.of(daemon).map(ProcessHandle::destroyForcibly))
                    .contains(true);
        });
    }

    @Test
    void aListenerThatBreaksDoesNotHoldTheProgramUp() {
        assertThatThrownBy(() -> runner.run(Command.reading("seq", "100000"), line -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
    }

    @Test
    void aChangingCommandRunsUnderTimeout() {
        assertThat(runner.run(changing("cat /proc/$PPID/comm"))).isEqualTo(new Result.Exited(0, "timeout\n", ""));
    }

    @Test
    void aChangingCommandIsEndedAtItsLimit() {
        assertThat(runner.run(changing("echo begun; sleep 300").within(Duration.ofMillis(700))))
                .asInstanceOf(type(Result.TimedOut.class))
                .extracting(Result.TimedOut::out)
                .isEqualTo("begun\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {124, 137})
    void exitCodesOfTimeoutAreTheProgramsOwnBeforeTheLimit(int code) {
        assertThat(runner.run(changing("exit " + code))).isEqualTo(new Result.Exited(code, "", ""));
    }

    @Test
    void interruptingEndsTheProgram() throws Exception {
        var pipe = pipe();
        var end = CompletableFuture.supplyAsync(() -> readToEnd(pipe));
        var begun = new CompletableFuture<String>();
        var thread = Thread.ofVirtual()
                .start(() -> runner.run(
                        shell("exec 3> '" + pipe + "'; echo begun; exec sleep 300")
                                .within(Duration.ofMinutes(1)),
                        begun::complete));

        begun.get(20, TimeUnit.SECONDS);
        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        assertThat(end.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    /** A run that is over must not be heard of again, and must not leave its pipes open. */
    @Test
    void interruptingAlsoClosesPipesThatADaemonKeeps() throws Exception {
        var heard = new ConcurrentLinkedQueue<String>();
        var begun = new CompletableFuture<String>();
        var thread = Thread.ofVirtual()
                .start(() -> runner.run(
                        shell("setsid --fork sh -c 'echo $$; while sleep 0.1; do echo late; done'; exec sleep 300"),
                        line -> {
                            heard.add(line);
                            begun.complete(line);
                        }));
        long daemon = Long.parseLong(begun.get(20, TimeUnit.SECONDS));

        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        var then = List.copyOf(heard);
        // It ends by itself when it writes to a pipe that nobody has open.
        assertThat(ProcessHandle.of(daemon)
                        .map(handle -> handle.onExit()
                                .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                                .join()))
                .isPresent();
        assertThat(heard).containsExactlyElementsOf(then);
    }

    /**
     * Its output may be cut off then: it must not be judged. It stays for a moment, or the runtime finds nobody reading when
     * it ends, and takes what is there for all.
     */
    @Test
    void interruptingWhileADaemonKeepsThePipeGivesNoResult() throws Exception {
        var begun = new CompletableFuture<String>();
        var result = new CompletableFuture<Result>();
        var thread = Thread.ofVirtual()
                .start(() ->
                        result.complete(runner.run(shell("sleep 300 & echo $$ $!; exec sleep 0.3"), begun::complete)));

        var pids = begun.get(20, TimeUnit.SECONDS).split(" ");
        // The runtime tells of an end only when the pipes are at theirs.
        while (ProcessHandle.of(Long.parseLong(pids[0]))
                .map(ProcessHandle::isAlive)
                .orElse(false)) {
            Thread.sleep(10);
        }
        thread.interrupt();

        assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new Result.NotStarted("interrupted"));
        assertThat(ProcessHandle.of(Long.parseLong(pids[1])).map(ProcessHandle::destroyForcibly))
                .contains(true);
    }

    private static Command shell(String line) {
        return Command.checking(List.of("/bin/sh", "-c", line));
    }

    private static Command changing(String line) {
        return Command.changing("/bin/sh", "-c", line);
    }

    private Path pipe() throws Exception {
        var pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    private static String readToEnd(Path pipe) {
        try {
            return Files.readString(pipe);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
