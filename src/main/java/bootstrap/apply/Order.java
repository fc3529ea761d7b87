package bootstrap.apply;

import bootstrap.component.AptPackage;
import bootstrap.component.Change;
import bootstrap.plan.Afterwards;
import bootstrap.plan.Ahead;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps that are still to be made. File order, but that a step doesn't wait for packages that are not its own. */
final class Order {
    private final List<PlannedStep> open;

    Order(Plan plan) {
        open = new ArrayList<>(plan.steps());
    }

    List<PlannedStep> open() {
        return List.copyOf(open);
    }

    /**
     * The next step that can be made while packages are under way, of which these have ended; takes it. None while
     * they touch what is there: the step may use it.
     */
    Optional<PlannedStep> nextBeside(Map<Entry.Decided, Outcome> ended, boolean onlyNew) {
        return taken(
                open.stream().filter(step -> onlyNew && isReady(step, ended)).findFirst());
    }

    /** The next step once all packages have ended; takes it. */
    Optional<PlannedStep> next() {
        return taken(open.stream().findFirst());
    }

    private Optional<PlannedStep> taken(Optional<PlannedStep> step) {
        step.ifPresent(open::remove);
        return step;
    }

    private boolean isReady(PlannedStep step, Map<Entry.Decided, Outcome> ended) {
        return Ahead.goesOn(step)
                && needsAreDone(step)
                && step.decided().stream().filter(Order::wantsPackages).allMatch(ended::containsKey);
    }

    /** Whether what the step needs is made, or has nothing to be made and nothing that can't be. */
    boolean needsNothingMore(PlannedStep step) {
        return open.stream()
                .filter(other -> step.step().needs().contains(other.step().id()))
                .flatMap(other -> other.decided().stream())
                .allMatch(entry -> entry.change() instanceof Change.Keep);
    }

    /** Whether nothing that the step needs is still to be made. */
    private boolean needsAreDone(PlannedStep step) {
        return open.stream()
                .noneMatch(other -> step.step().needs().contains(other.step().id()));
    }

    private static boolean wantsPackages(Entry.Decided entry) {
        return entry.component() instanceof AptPackage
                && !entry.change().effects().isEmpty()
                && !Afterwards.concerns(entry.change());
    }
}
