package bootstrap.apply;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Outcome.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits until nobody else works on the box's packages. apt's own option waits for two of the four locks; this is a
 * deadline over all of them. Ends no process and removes no lock file.
 *
 * @param occupied who works on them now, and by what one sees it; empty when nobody does
 * @param limit how long to wait, each time it is somebody's turn
 */
public record AptTurn(Supplier<Optional<String>> occupied, Duration limit, BooleanSupplier stopped) {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Something that needs the packages for itself. */
    interface Attempt {
        Performed made();
    }

    /**
     * Makes the attempt when it is our turn; once more where it failed and somebody had come in between, which is seen by
     * the locks and not by what apt says.
     */
    Performed taken(Progress progress, Attempt attempt) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            var busy = awaited(end, progress);
            if (busy.isPresent()) {
                return new Performed.Broken(Cause.BUSY, busy.get(), "", List.of());
            }
            var performed = attempt.made();
            if (performed instanceof Performed.Done || occupied.get().isEmpty()) {
                return performed;
            }
        }
    }

    /** Why it did not become our turn; empty when it did. */
    private Optional<String> awaited(long end, Progress progress) {
        var told = "";
        while (true) {
            var other = occupied.get();
            if (other.isEmpty()) {
                return Optional.empty();
            }
            if (stopped.getAsBoolean()) {
                return Optional.of("interrupted while waiting for " + other.get());
            }
            if (System.nanoTime() - end >= 0) {
                return Optional.of("after " + limit.toSeconds() + " s still busy: " + other.get()
                        + "; try again later, or wait longer with --lock-timeout");
            }
            if (!told.equals(other.get())) {
                told = other.get();
                progress.waits("waiting for " + told);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
