package bootstrap.fetch;

import java.time.Duration;

/** A moment by which a download must be done; kept by a clock that nobody sets. */
record Deadline(long nanoTime, Duration given) {
    static Deadline in(Duration given) {
        return new Deadline(System.nanoTime() + given.toNanos(), given);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    boolean passed() {
        return left().isZero();
    }

    Duration butAtMost(Duration wish) {
        return left().compareTo(wish) < 0 ? left() : wish;
    }
}
