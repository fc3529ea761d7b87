package bootstrap.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One program with its arguments, as a value: never a shell string.
 *
 * @param environment variables on top of what {@link Caller} lets through
 * @param limit after this long the program and its children are ended
 */
public record Command(
        List<String> argv, Access access, As as, Map<String, String> environment, Path directory, Duration limit) {

    /** Limits by decision: a look 10 s, a check 2 min, a change 30 min. */
    private static final Duration READING_LIMIT = Duration.ofSeconds(10);

    private static final Duration CHECKING_LIMIT = Duration.ofMinutes(2);
    /** How long a change may take where nothing else is said. */
    public static final Duration CHANGING_LIMIT = Duration.ofMinutes(30);

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        for (String word : argv) {
            if (word.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("NUL in a command's word");
            }
        }
    }

    /** A command that only looks; run as the target user, from the root directory. */
    public static Command reading(String... argv) {
        return of(List.of(argv), Access.READING, READING_LIMIT);
    }

    /** A command of a check; may write in its own temporary directory. */
    public static Command checking(List<String> argv) {
        return of(argv, Access.CHECKING, CHECKING_LIMIT);
    }

    /** A command that changes the box, run as the target user. */
    public static Command changing(String... argv) {
        return of(List.of(argv), Access.CHANGING, CHANGING_LIMIT);
    }

    private static Command of(List<String> argv, Access access, Duration limit) {
        return new Command(argv, access, As.TARGET, Map.of(), Path.of("/"), limit);
    }

    public Command asRoot() {
        return as(As.ROOT);
    }

    public Command as(As whom) {
        return new Command(argv, access, whom, environment, directory, limit);
    }

    public Command in(Path other) {
        return new Command(argv, access, as, environment, other, limit);
    }

    public Command within(Duration other) {
        return new Command(argv, access, as, environment, directory, other);
    }

    /** The same command with one more variable. */
    public Command with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same command with more variables; later ones win. */
    public Command with(Map<String, String> more) {
        var all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Command(argv, access, as, all, directory, limit);
    }

    /** The words as a person would type them, quoted where a POSIX shell needs it. */
    public String typed() {
        var program = argv.getFirst();
        // In front of a command A=b would set a variable.
        var words = new StringBuilder(program.contains("=") ? inQuotes(program) : quoted(program));
        for (String word : argv.subList(1, argv.size())) {
            words.append(' ').append(quoted(word));
        }
        return words.toString();
    }

    /** A leading tilde would stand for a home. */
    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.charAt(0) != '~';
        for (int i = 0; plain && i < word.length(); i++) {
            plain = isPlain(word.charAt(i));
        }
        return plain ? word : inQuotes(word);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "_@%+=:,./~-".indexOf(c) >= 0;
    }

    private static String inQuotes(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
