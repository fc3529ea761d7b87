package bootstrap.apply;

import bootstrap.plan.PlannedStep.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The packages of a plan on their way, while steps that don't wait for them go on: what has become of them so far. */
final class AptLane {
    private final Map<Entry.Decided, Outcome> ended = new HashMap<>();
    private int news;
    private boolean idle;
    private boolean onlyNew;
    private Optional<Throwable> broken = Optional.empty();

    private AptLane() {}

    /** Where there is nothing to do. */
    static AptLane idle() {
        var lane = new AptLane();
        lane.idle = true;
        return lane;
    }

    /** Begins with work that tells how far it is; what is to be done where it breaks is done before that is told. */
    static AptLane begun(Consumer<PackagePhase.Ended> work, Runnable whenBroken) {
        var lane = new AptLane();
        Thread.ofPlatform().name("apt").daemon().start(() -> {
            try {
                work.accept(lane.heard());
                lane.end(Optional.empty());
            } catch (RuntimeException | Error e) {
                whenBroken.run();
                lane.end(Optional.of(e));
            }
        });
        return lane;
    }

    private PackagePhase.Ended heard() {
        return new PackagePhase.Ended() {
            @Override
            public void with(Map<Entry.Decided, Outcome> outcomes) {
                tell(() -> ended.putAll(outcomes));
            }

            @Override
            public void onlyNew(boolean isSo) {
                tell(() -> onlyNew = isSo);
            }
        };
    }

    private void end(Optional<Throwable> how) {
        tell(() -> {
            idle = true;
            broken = how;
        });
    }

    private synchronized void tell(Runnable news) {
        news.run();
        this.news++;
        notifyAll();
    }

    /** What has become of entries so far. */
    synchronized Map<Entry.Decided, Outcome> ended() {
        return Map.copyOf(ended);
    }

    /** Whether nothing of packages is under way any more. */
    synchronized boolean isIdle() {
        broken.ifPresent(why -> {
            throw wrapped(why);
        });
        return idle;
    }

    /** Whether packages under way and to come only add to the box, so that steps may go on beside them. */
    synchronized boolean bringsOnlyNew() {
        return onlyNew;
    }

    /** How often something was told. */
    synchronized int news() {
        return news;
    }

    /**
     * Does work beside this lane, and ends when both have ended. When one breaks, what broke first is thrown, with the
     * other in it; {@code whenBroken} makes the lane end soon.
     */
    <T> T beside(Supplier<T> work, Runnable whenBroken) {
        try {
            var done = work.get();
            awaitEnd();
            isIdle();
            return done;
        } catch (RuntimeException | Error e) {
            var before = broken();
            whenBroken.run();
            awaitEnd();
            if (before.filter(why -> !why.equals(e.getCause())).isPresent()) {
                var first = wrapped(before.get());
                first.addSuppressed(e);
                throw first;
            }
            if (before.isEmpty()) {
                broken().ifPresent(e::addSuppressed);
            }
            throw e;
        }
    }

    private synchronized Optional<Throwable> broken() {
        return broken;
    }

    private static IllegalStateException wrapped(Throwable why) {
        return new IllegalStateException("the packages' lane broke", why);
    }

    private synchronized void awaitEnd() {
        while (!idle) {
            await(news);
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
