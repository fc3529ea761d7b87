package bootstrap.profile;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a time limit is written, in a profile and on the command line. */
public final class Limit {
    /** What is expected, in words. */
    public static final String EXPECTED = "a time from 1s to 24h, such as 90s, 3m or 1h";

    private static final Pattern GRAMMAR = Pattern.compile("([1-9][0-9]{0,4})([smh])");
    private static final Duration LONGEST = Duration.ofHours(24);

    private Limit() {}

    /** Reads {@code 90s}, {@code 3m} or {@code 1h}; empty when it is none, or too long. */
    public static Optional<Duration> read(String text) {
        var match = GRAMMAR.matcher(text);
        return match.matches()
                ? Optional.of(duration(Long.parseLong(match.group(1)), match.group(2)))
                        .filter(time -> time.compareTo(LONGEST) <= 0)
                : Optional.empty();
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
