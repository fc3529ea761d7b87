package bootstrap.plan;

import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.plan.PlannedStep.Entry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which packages come in a transaction of their own before the rest, so that steps go on while that is unpacked. */
public final class Ahead {
    /** A transaction of its own costs a second or two; fewer packages take less. */
    private static final int LEAST = 10;

    private final Map<String, PlannedStep> steps;

    private Ahead(List<PlannedStep> all) {
        steps = all.stream()
                .collect(Collectors.toMap(
                        each -> each.step().id(), each -> each, (one, other) -> one, LinkedHashMap::new));
    }

    /** The ids of the steps whose packages these are; none where all packages may as well come at once. */
    static Set<String> of(List<PlannedStep> all) {
        var ahead = new Ahead(all);
        var going = all.stream().filter(ahead::goesOnFirst).toList();
        var ids = new LinkedHashSet<String>();
        going.forEach(each -> ahead.add(each, ids));
        // What a profile begins with is meant for all that follows.
        var first = all.stream()
                .takeWhile(each ->
                        others(each).isEmpty() && !ids.contains(each.step().id()))
                .map(each -> each.step().id())
                .toList();
        ids.addAll(first);
        boolean isPart = all.stream()
                .anyMatch(each -> wants(each) && !ids.contains(each.step().id()));
        boolean isSome = all.stream()
                .anyMatch(each -> wants(each) && ids.contains(each.step().id()));
        return going.isEmpty() || !isPart || !isSome ? Set.of() : ids;
    }

    /**
     * Whether the first transaction brings nothing that all together would not, and the other one is worth it, and
     * touches nothing that is there: a step that goes on may use it.
     */
    public static boolean pays(Closure all, Closure first) {
        return all instanceof Closure.Known known
                && first instanceof Closure.Known some
                && known.removed().isEmpty()
                && known.contains(some)
                && known.without(some).bringsOnlyNew()
                && known.without(some).packages().size() >= LEAST;
    }

    /**
     * Whether a step can be made while packages of others are unpacked, once its own are there and the steps that it
     * needs are done: none of it is root's, and it says what it needs.
     */
    public static boolean goesOn(PlannedStep step) {
        return others(step).stream().allMatch(Effect::sparesPackages)
                && (!step.step().needs().isEmpty()
                        || changing(step).allMatch(each -> each.component().standsAlone()));
    }

    private boolean goesOnFirst(PlannedStep step) {
        return !others(step).isEmpty() && waitsForNone(step);
    }

    private boolean waitsForNone(PlannedStep step) {
        return goesOn(step)
                && step.step().needs().stream()
                        .flatMap(need -> Optional.ofNullable(steps.get(need)).stream())
                        .allMatch(this::waitsForNone);
    }

    private void add(PlannedStep step, Set<String> ids) {
        if (ids.add(step.step().id())) {
            step.step().needs().stream()
                    .flatMap(need -> Optional.ofNullable(steps.get(need)).stream())
                    .forEach(need -> add(need, ids));
        }
    }

    private static boolean wants(PlannedStep step) {
        return step.decided().stream()
                .flatMap(entry -> entry.change().effects().stream())
                .anyMatch(InstallPackages.class::isInstance);
    }

    private static Stream<Entry.Decided> changing(PlannedStep step) {
        return step.decided().stream()
                .filter(entry -> entry.change().effects().stream().anyMatch(each -> !PackageEffects.concerns(each)));
    }

    /** What a step does besides packages. */
    private static List<Effect> others(PlannedStep step) {
        return step.decided().stream()
                .flatMap(entry -> entry.change().effects().stream())
                .filter(effect -> !PackageEffects.concerns(effect))
                .toList();
    }
}
