package bootstrap.process;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.StartedProcess;

/** Starts real programs with zt-exec: closed stdin, stdout and stderr apart and bounded, a limit on everything. */
public final class ProgramRunner implements CommandRunner {
    /** A changing command's own limit is kept by timeout(1); ours only catches a wrapper that hangs. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** A daemon may inherit our pipes; after the program itself has ended they are not waited for longer than this. */
    private static final Duration PIPES = Duration.ofSeconds(2);

    /** For a killed program to be gone and its pipes closed; more than {@link #PIPES}. */
    private static final Duration END = Duration.ofSeconds(5);

    /** The exit code by which timeout(1) says that it ended the program, and the shell's code for its KILL. */
    private static final int ENDED = 124;

    private static final int KILLED = 137;

    private final Supplier<Caller> caller;

    /** The caller is asked at each command, because joining a group changes it during a run. */
    public ProgramRunner(Supplier<Caller> caller) {
        this.caller = caller;
    }

    @Override
    public Result run(Command command, Consumer<String> lines) {
        var who = caller.get();
        var out = new Captured(lines);
        var err = new Captured(lines);
        long start = System.nanoTime();
        try {
            return ended(command, executor(command, who, out, err).start(), start, out, err);
        } catch (IOException e) {
            return new Result.NotStarted(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.NotStarted("interrupted");
        }
    }

    private static Result ended(Command command, StartedProcess started, long start, Captured out, Captured err)
            throws InterruptedException {
        boolean changing = command.access() == Access.CHANGING;
        var limit = changing ? command.limit().plus(GRACE) : command.limit();
        boolean ended = false;
        try {
            ended = waitedFor(started, limit);
        } finally {
            if (!ended) {
                withChildren(started.getProcess().toHandle());
            }
        }
        if (!ended) {
            waitedFor(started, END);
            return new Result.TimedOut(since(start), out.text(), err.text());
        }
        int code = started.getProcess().exitValue();
        boolean limited = changing && (code == ENDED || code == KILLED);
        return limited && since(start).compareTo(command.limit()) >= 0
                ? new Result.TimedOut(since(start), out.text(), err.text())
                : new Result.Exited(code, out.text(), err.text());
    }

    /** Waits for its end and for its output, which is read to its end or, with a daemon at the pipes, given up. */
    private static boolean waitedFor(StartedProcess started, Duration atMost) throws InterruptedException {
        try {
            started.getFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            // Both may also come from closing its pipes, after its end.
            return !started.getProcess().isAlive();
        }
    }

    private static ProcessExecutor executor(Command command, Caller who, Captured out, Captured err) {
        return new ProcessExecutor()
                .command(who.argv(command))
                .directory(command.directory().toFile())
                .environment(onlyThese(who.environment(command)))
                .redirectOutput(out)
                .redirectError(err)
                .closeTimeout(PIPES.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** zt-exec adds to the inherited environment; a null removes a variable from it. */
    @SuppressWarnings("NullAway") // the library's documented way to remove a variable
    private static Map<String, String> onlyThese(Map<String, String> wanted) {
        var all = new HashMap<String, String>();
        System.getenv().keySet().forEach(name -> all.put(name, null));
        all.putAll(wanted);
        return all;
    }

    /** The parent first, or it would start its children anew. */
    private static void withChildren(ProcessHandle program) {
        var children = program.children().toList();
        program.destroyForcibly();
        children.forEach(ProgramRunner::withChildren);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The operating system's own words, without the wrapper's repetition of the command. */
    private static String reason(IOException e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
