package bootstrap.apply;

import bootstrap.component.AptPackage;
import bootstrap.component.Change;
import bootstrap.component.Effect;
import bootstrap.facts.Box;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done of an entry before it is its step's turn: its files are fetched, so that they are there by then, or
 * it is made whole where it needs no package. Only what was made whole is not done again; where anything failed, that
 * is forgotten, and tried at its turn.
 */
final class Early {
    /** An entry of which something can be done now. */
    record Candidate(PlannedStep step, Entry.Decided entry, int effects) {
        /** Whether nothing of it is left then. */
        boolean isWhole() {
            return effects == entry.change().effects().size();
        }
    }

    private final Map<Entry.Decided, Duration> made = new HashMap<>();
    private final Set<Entry.Decided> tried = new HashSet<>();

    /**
     * The first such entry that was not looked at yet. What a step changes besides packages counts for all steps after
     * it; so of these nothing is done before that.
     */
    Optional<Candidate> next(Order order, Set<String> failed, Map<Entry.Decided, Outcome> ended, Box box) {
        for (PlannedStep step : order.open()) {
            var candidate = mayBegin(step, order, failed, ended) ? ofStep(step, box) : Optional.<Candidate>empty();
            if (candidate.isPresent() || step.decided().stream().anyMatch(this::isOpen)) {
                return candidate;
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate> ofStep(PlannedStep step, Box box) {
        return step.decided().stream()
                .filter(entry -> !tried.contains(entry))
                .map(entry -> new Candidate(step, entry, count(entry, isFirst(step, entry), box)))
                .filter(each -> each.effects() > 0)
                .findFirst();
    }

    private static boolean mayBegin(
            PlannedStep step, Order order, Set<String> failed, Map<Entry.Decided, Outcome> ended) {
        return step.step().needs().stream().noneMatch(failed::contains)
                && order.needsNothingMore(step)
                && step.decided().stream().noneMatch(entry -> isHopeless(entry, ended));
    }

    /** Whether an entry can't succeed any more, and its step with it. */
    private static boolean isHopeless(Entry.Decided entry, Map<Entry.Decided, Outcome> ended) {
        var outcome = ended.get(entry);
        return entry.change() instanceof Change.Blocked
                || entry.change() instanceof Change.Impossible
                || outcome instanceof Outcome.Failed
                || outcome instanceof Outcome.Skipped;
    }

    /** Whether an entry has more to be done than packages. */
    private boolean isOpen(Entry.Decided entry) {
        return !made.containsKey(entry) && !bringsPackages(entry);
    }

    private static boolean bringsPackages(Entry.Decided entry) {
        return entry.component() instanceof AptPackage
                || entry.change().effects().isEmpty();
    }

    /** Whether nothing of its step but packages comes before it. */
    private static boolean isFirst(PlannedStep step, Entry.Decided entry) {
        return step.decided().stream().takeWhile(other -> !other.equals(entry)).allMatch(Early::bringsPackages);
    }

    private static int count(Entry.Decided entry, boolean isFirst, Box box) {
        var effects = entry.change().effects();
        return isFirst
                        && entry.component().precedesPackages(box)
                        && effects.stream().allMatch(Effect::sparesPackages)
                ? effects.size()
                : (int) effects.stream()
                        .takeWhile(Effect.Download.class::isInstance)
                        .count();
    }

    /** An entry is looked at once. */
    void tried(Entry.Decided entry) {
        tried.add(entry);
    }

    /** All of an entry went through, and took so long. */
    void made(Entry.Decided entry, Duration took) {
        made.put(entry, took);
    }

    /** How long it took to make an entry whole; empty where it is still to be made. */
    Optional<Duration> took(Entry.Decided entry) {
        return Optional.ofNullable(made.get(entry));
    }
}
