package bootstrap.fetch;

import java.time.Duration;

/**
 * How long a download may take: to connect, to answer or bring {@code slowest} bytes in each {@code window}, and as a
 * whole; and how long the pauses between its tries are.
 */
public record Patience(
        Duration connect, Duration window, long slowest, Duration whole, Duration firstPause, Duration longestPause) {
    /** For people on a bad line: 15 s to connect, 1 kB/s over 30 s, half an hour in all, pauses of 1 s to a minute. */
    public static Patience usual() {
        return new Patience(
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                30_000,
                Duration.ofMinutes(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }
}
