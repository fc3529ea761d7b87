package bootstrap.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a fresh shell of the target user for its PATH: what the user will have after the next login, or in a new shell. */
public final class LoginShell {
    private static final String MARK = "bootstrap-path=";
    private static final String QUESTION = "echo " + MARK + "\"$PATH\"";
    private static final String SETSID = "/usr/bin/setsid";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private LoginShell() {}

    /**
     * Starts the shell once, as login(1) would; empty when it doesn't answer. What its files print before is passed over,
     * also without a line's end.
     *
     * @param shell as in passwd(5); one that lets nobody in is replaced by /bin/sh
     * @param start the PATH that login(1) would begin with
     */
    public static Optional<String> path(String shell, String start, CommandRunner checking) {
        return answer(List.of(usable(shell), "-l", "-c", QUESTION), start, checking);
    }

    /**
     * Starts the shell once, interactive but not as a login shell; else like {@link #path}. It gets a session of its own:
     * an interactive shell takes the terminal that it finds, and where others have it, is stopped together with us.
     *
     * @param start the PATH of the session in which it is opened
     */
    public static Optional<String> interactivePath(String shell, String start, CommandRunner checking) {
        return answer(List.of(SETSID, "--wait", usable(shell), "-i", "-c", QUESTION), start, checking);
    }

    private static String usable(String shell) {
        boolean usable = shell.startsWith("/") && !shell.endsWith("/nologin") && !shell.endsWith("/false");
        return usable ? shell : "/bin/sh";
    }

    private static Optional<String> answer(List<String> words, String start, CommandRunner checking) {
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
