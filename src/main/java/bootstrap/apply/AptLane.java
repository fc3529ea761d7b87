package bootstrap.apply;

import bootstrap.plan.PlannedStep.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The packages of a plan on their way, while steps that don't wait for them go on: what has become of them so far. */
final class AptLane {
    private final Map<Entry.Decided, Outcome> ended = new HashMap<>();
    private int news;
    private boolean idle;
    private Optional<Throwable> broken = Optional.empty();

    private AptLane() {}

    /** Where there is nothing to do. */
    static AptLane idle() {
        var lane = new AptLane();
        lane.idle = true;
        return lane;
    }

    /** Begins with work that tells what becomes of entries. */
    static AptLane begun(Consumer<PackagePhase.Ended> work) {
        var lane = new AptLane();
        Thread.ofPlatform().name("apt").daemon().start(() -> {
            try {
                work.accept(lane::add);
                lane.end(Optional.empty());
            } catch (RuntimeException | Error e) {
                lane.end(Optional.of(e));
            }
        });
        return lane;
    }

    private synchronized void add(Map<Entry.Decided, Outcome> outcomes) {
        ended.putAll(outcomes);
        news++;
        notifyAll();
    }

    private synchronized void end(Optional<Throwable> how) {
        idle = true;
        broken = how;
        news++;
        notifyAll();
    }

    /** What has become of entries so far. */
    synchronized Map<Entry.Decided, Outcome> ended() {
        return Map.copyOf(ended);
    }

    /** Whether nothing of packages is under way any more. */
    synchronized boolean isIdle() {
        broken.ifPresent(why -> {
            throw new IllegalStateException("the packages' lane broke", why);
        });
        return idle;
    }

    /** How often something has ended. */
    synchronized int news() {
        return news;
    }

    /** Waits until nothing is under way. */
    void awaitEnd() {
        while (!isIdle()) {
            await(news());
        }
    }

    /** Waits until there is more news than these. */
    synchronized void await(int known) {
        try {
            while (!idle && news == known) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while packages are installed", e);
        }
    }
}
