package bootstrap.process;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.ProcessExecutor;

/** Starts real programs with zt-exec: closed stdin, stdout and stderr apart and bounded, a limit on everything. */
public final class ProgramRunner implements CommandRunner {
    /** A changing command's own limit is kept by timeout(1); ours only catches a wrapper that hangs. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** For a killed program to be gone. */
    private static final Duration END = Duration.ofSeconds(5);

    /** The exit code by which timeout(1) says that it ended the program, and the shell's code for its KILL. */
    private static final int ENDED = 124;

    private static final int KILLED = 137;

    /** Each variable of this process with null, which takes it away. */
    private static final Map<String, String> ALL_REMOVED = allRemoved();

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
        var pipes = new Pipes(out, err);
        long start = System.nanoTime();
        try {
            var program = executor(command, who, pipes).start().getProcess();
            var result = result(command, program, endsByItself(command, program, pipes), since(start), out, err);
            return result instanceof Result.Exited exited
                    ? who.refusal(command, exited)
                            .<Result>map(Result.NotStarted::new)
                            .orElse(exited)
                    : result;
        } catch (IOException e) {
            return new Result.NotStarted(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.NotStarted("interrupted");
        }
    }

    /** Waits for it; if it has not come to its end at its limit, it is ended. What it said is read by then. */
    private static boolean endsByItself(Command command, Process program, Pipes pipes) throws InterruptedException {
        var limit = command.access() == Access.CHANGING ? command.limit().plus(GRACE) : command.limit();
        try {
            boolean ended = program.waitFor(limit);
            if (!ended) {
                withChildren(program.toHandle());
                program.waitFor(END);
            }
            pipes.await();
            return ended;
        } catch (InterruptedException e) {
            withChildren(program.toHandle());
            throw e;
        } finally {
            pipes.stop();
        }
    }

    private static Result result(
            Command command, Process program, boolean ended, Duration took, Captured out, Captured err) {
        if (!ended) {
            return new Result.TimedOut(took, out.text(), err.text());
        }
        int code = program.exitValue();
        boolean limited = command.access() == Access.CHANGING && (code == ENDED || code == KILLED);
        return limited && took.compareTo(command.limit()) >= 0
                ? new Result.TimedOut(took, out.text(), err.text())
                : new Result.Exited(code, out.text(), err.text());
    }

    private static ProcessExecutor executor(Command command, Caller who, Pipes pipes) {
        return new Executor()
                .command(who.argv(command))
                .directory(command.directory().toFile())
                .environment(onlyThese(who.environment(command)))
                .redirectErrorStream(false)
                .streams(pipes);
    }

    /** zt-exec waits for each program in a thread of its own; here who started it waits and closes its pipes. */
    private static final class Executor extends ProcessExecutor {
        @Override
        protected @Nullable ExecutorService newExecutor(String name) {
            return null;
        }

        @Override
        protected <T> Future<T> invokeSubmit(@Nullable ExecutorService none, Callable<T> waiting) {
            return new FutureTask<>(waiting); // nobody runs it
        }
    }

    /** zt-exec adds to the inherited environment. */
    private static Map<String, String> onlyThese(Map<String, String> wanted) {
        var all = new HashMap<>(ALL_REMOVED);
        all.putAll(wanted);
        return all;
    }

    @SuppressWarnings("NullAway") // the library's documented way to remove a variable
    private static Map<String, String> allRemoved() {
        var all = new HashMap<String, String>();
        System.getenv().keySet().forEach(name -> all.put(name, null));
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
