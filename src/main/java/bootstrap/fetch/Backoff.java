package bootstrap.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The pauses between tries: each about twice the last, half of it by chance, never longer than patience allows. */
record Backoff(Patience patience, RandomGenerator chance) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /** The pause after try number {@code tried} (from 1), at least as long as the server {@code asked} for. */
    Duration after(int tried, Duration asked) {
        Duration full = patience.firstPause().multipliedBy(1L << (tried - 1));
        Duration pause = Duration.ofNanos((long) (full.toNanos() * (1 + chance.nextDouble()) / 2));
        Duration wished = asked.compareTo(pause) > 0 ? asked : pause;
        return wished.compareTo(patience.longestPause()) < 0 ? wished : patience.longestPause();
    }

    /**
     * What a Retry-After asks for (RFC 9110, 10.2.3), nothing when it makes no sense. A date counts from the server's
     * own {@code date}, so a wrong clock on either side does no harm.
     */
    static Duration asked(String retryAfter, String date) {
        if (SECONDS.matcher(retryAfter).matches()) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            Duration wait = Duration.between(httpDate(date), httpDate(retryAfter));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    /** A date as HTTP writes it. */
    static ZonedDateTime httpDate(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
