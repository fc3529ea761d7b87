package bootstrap.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a fresh login shell of the target user for its PATH: what the user will have after the next login. */
public final class LoginShell {
    private static final String MARK = "bootstrap-path=";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private LoginShell() {}

    /**
     * Starts the shell once; empty when it doesn't answer. What its files print before is passed over, also without a
     * line's end.
     *
     * @param shell as in passwd(5); one that lets nobody in is replaced by /bin/sh
     * @param start the PATH that login(1) would begin with
     */
    public static Optional<String> path(String shell, String start, CommandRunner checking) {
        boolean usable = shell.startsWith("/") && !shell.endsWith("/nologin") && !shell.endsWith("/false");
        var words = List.of(usable ? shell : "/bin/sh", "-l", "-c", "echo " + MARK + "\"$PATH\"");
        var command = Command.checking(words).within(LIMIT).with("PATH", start);
        return switch (checking.run(command)) {
            case Result.Exited(int code, String out, String err) ->
                out.lines()
                        .filter(line -> line.contains(MARK))
                        .map(line -> line.substring(line.indexOf(MARK) + MARK.length()))
                        .reduce((first, last) -> last);
            case Result.NotStarted notStarted -> Optional.empty();
            case Result.TimedOut timedOut -> Optional.empty();
        };
    }
}
