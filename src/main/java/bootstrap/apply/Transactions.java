package bootstrap.apply;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.facts.Box;
import bootstrap.facts.Packages;
import bootstrap.plan.PlannedStep.Entry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Installs wishes in as few apt transactions as will do. When one fails before dpkg began, apt is called once more step
 * by step, so that a failure stays with its step.
 */
record Transactions(Door door, Progress progress, BooleanSupplier stopped) {
    static final Outcome INTERRUPTED = new Outcome.Skipped("interrupted");

    /**
     * By entry, why its transaction did not go through; nothing for the others.
     *
     * @param objection why they may not be installed on the box as it is; asked when it is our turn, before each
     */
    Map<Entry.Decided, Outcome> perform(List<Wish> wishes, Box box, Supplier<Optional<String>> objection) {
        var open = wishes.stream().filter(wish -> !wish.installs().isEmpty()).toList();
        var broken = new LinkedHashMap<Entry.Decided, Outcome>();
        for (List<Wish> together : grouped(open, Transactions::recommends)) {
            var before = box.fresh().packages();
            attempt(together, objection).ifPresent(failure -> {
                var steps = grouped(together, Wish::step);
                boolean mayGoAlone = steps.size() > 1 && concernsOne(failure) && isUntouched(before, box);
                if (mayGoAlone && objection.get().isEmpty()) {
                    steps.forEach(own -> attempt(own, objection).ifPresent(each -> put(broken, own, each)));
                } else {
                    put(broken, together, failure);
                }
            });
        }
        mark(wishes)
                .ifPresent(failure -> put(
                        broken,
                        wishes.stream().filter(wish -> !wish.marks().isEmpty()).toList(),
                        failure));
        return broken;
    }

    /** All marks at once; why they could not be set, empty when they could. */
    private Optional<Outcome> mark(List<Wish> wishes) {
        var names = wishes.stream()
                .flatMap(wish -> wish.marks().stream())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var steps = wishes.stream()
                .filter(wish -> !wish.marks().isEmpty())
                .map(Wish::step)
                .distinct()
                .toList();
        return performed(new Effect.MarkManual(names), steps, Optional::empty);
    }

    private static void put(Map<Entry.Decided, Outcome> broken, List<Wish> wishes, Outcome failure) {
        wishes.forEach(wish -> broken.put(wish.entry(), failure));
    }

    /** Without network, disk, lock or right every other call would fail alike. */
    static boolean concernsAll(Outcome outcome) {
        return outcome instanceof Outcome.Failed && !concernsOne(outcome);
    }

    private static boolean concernsOne(Outcome failure) {
        return failure instanceof Outcome.Failed failed && failed.cause() == Cause.STEP;
    }

    private static boolean isUntouched(Packages before, Box box) {
        return before instanceof Packages.Read && before.equals(box.fresh().packages());
    }

    /** Why it did not go through; empty when it did. */
    private Optional<Outcome> attempt(List<Wish> wishes, Supplier<Optional<String>> objection) {
        var names = wishes.stream()
                .flatMap(wish -> wish.installs().stream())
                .flatMap(install -> install.packages().stream())
                .distinct()
                .toList();
        var steps = wishes.stream().map(Wish::step).distinct().toList();
        return performed(new InstallPackages(names, recommends(wishes.getFirst())), steps, objection);
    }

    /** What was stopped before any command has no reason of its own: Ctrl-C reaches what only asks, too. */
    private Optional<Outcome> performed(Effect effect, List<String> steps, Supplier<Optional<String>> objection) {
        if (stopped.getAsBoolean()) {
            return Optional.of(INTERRUPTED);
        }
        return perform(effect, steps, objection) instanceof Performed.Broken how
                ? Optional.of(how.typed().isEmpty() && stopped.getAsBoolean() ? INTERRUPTED : Outcome.Failed.by(how))
                : Optional.empty();
    }

    Performed perform(Effect effect, List<String> steps) {
        return perform(effect, steps, Optional::empty);
    }

    private Performed perform(Effect effect, List<String> steps, Supplier<Optional<String>> objection) {
        progress.started(effect, steps);
        var performed = door.perform(effect, progress, objection);
        progress.ended(effect, performed);
        return performed;
    }

    private static Recommends recommends(Wish wish) {
        return wish.installs().getFirst().recommends();
    }

    /** In the order of the first of each group. */
    private static <K> Collection<List<Wish>> grouped(List<Wish> wishes, Function<Wish, K> by) {
        return wishes.stream()
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
