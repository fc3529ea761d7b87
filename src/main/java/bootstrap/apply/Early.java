package bootstrap.apply;

import bootstrap.apply.Door.Performed;
import bootstrap.component.Effect;
import bootstrap.facts.Box;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What was done of an entry before it was its step's turn, because no package is needed for it: downloads, and what can
 * be made without the packages of its step.
 */
final class Early {
    /** An effect that was performed, and how long it took. */
    record Done(Performed how, Duration took) {}

    /** An entry of which something can be done now. */
    record Candidate(PlannedStep step, Entry.Decided entry, int effects) {}

    private final Map<Effect, Done> done = new HashMap<>();
    private final Set<Entry.Decided> tried = new HashSet<>();

    /** The first such entry that was not looked at yet; none whose step can't succeed any more. */
    Optional<Candidate> next(Order order, Set<String> failed, Box box) {
        return order.open().stream()
                .filter(step -> step.step().needs().stream().noneMatch(failed::contains))
                .flatMap(step -> step.decided().stream()
                        .filter(entry -> !tried.contains(entry))
                        .map(entry -> new Candidate(step, entry, count(entry, isFree(step, entry, order, box)))))
                .filter(each -> each.effects() > 0)
                .findFirst();
    }

    /** Whether it can be made whole: nothing of its step but packages comes before it. */
    private static boolean isFree(PlannedStep step, Entry.Decided entry, Order order, Box box) {
        return entry.component().precedesPackages(box)
                && order.needsAreDone(step)
                && step.decided().stream()
                        .takeWhile(other -> !other.equals(entry))
                        .flatMap(other -> other.change().effects().stream())
                        .allMatch(effect -> effect.lane() instanceof Effect.Lane.Apt);
    }

    private static int count(Entry.Decided entry, boolean isFree) {
        var effects = entry.change().effects();
        return isFree && effects.stream().allMatch(Effect::isBesidePackages)
                ? effects.size()
                : (int) effects.stream()
                        .takeWhile(Effect.Download.class::isInstance)
                        .count();
    }

    /** An entry is looked at once. */
    void tried(Entry.Decided entry) {
        tried.add(entry);
    }

    /** Performs these, up to the first that does not go through. */
    void perform(List<Effect> effects, Function<Effect, Performed> how, BooleanSupplier stopped) {
        for (Effect effect : effects) {
            if (stopped.getAsBoolean() || broken(effects).isPresent()) {
                return;
            }
            if (of(effect).isEmpty()) {
                long start = System.nanoTime();
                var performed = how.apply(effect);
                done.put(effect, new Done(performed, Duration.ofNanos(System.nanoTime() - start)));
            }
        }
    }

    /** How an effect ended that is done already. */
    Optional<Performed> of(Effect effect) {
        return Optional.ofNullable(done.get(effect)).map(Done::how);
    }

    /** Whether nothing is left to be done of these. */
    boolean isAll(List<Effect> effects) {
        return !effects.isEmpty()
                && effects.stream()
                        .allMatch(each -> of(each).filter(Performed.Done.class::isInstance)
                                .isPresent());
    }

    /** How the first of these ended that was tried and did not go through. */
    Optional<Performed.Broken> broken(List<Effect> effects) {
        return effects.stream()
                .flatMap(each -> of(each).stream())
                .filter(Performed.Broken.class::isInstance)
                .map(Performed.Broken.class::cast)
                .findFirst();
    }

    /** How long these took together. */
    Duration took(List<Effect> effects) {
        return effects.stream()
                .flatMap(each -> Optional.ofNullable(done.get(each)).stream())
                .map(Done::took)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
