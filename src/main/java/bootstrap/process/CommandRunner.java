package bootstrap.process;

import java.util.function.Consumer;

/** Runs commands; the one seam between decisions and programs. */
public interface CommandRunner {
    /**
     * Runs a command to its end.
     *
     * @param lines receives each line of stdout and stderr as it comes, from other threads
     */
    Result run(Command command, Consumer<String> lines);

    default Result run(Command command) {
        return run(command, line -> {});
    }
}
