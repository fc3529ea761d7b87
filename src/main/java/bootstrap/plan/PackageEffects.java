package bootstrap.plan;

import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallAfterwards;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.MarkManual;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.Effect.RefreshSource;
import bootstrap.plan.Plan.PlannedEffect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages of all steps, merged: for each kind of wish one transaction, and one more where steps don't wait for the
 * rest; the marks after the first.
 *
 * @param wanted the first transactions
 * @param rest what comes while other steps go on
 * @param afterwards the steps with a repository to come, or with packages that wait for one
 */
record PackageEffects(
        Map<Recommends, Wanted> wanted, Map<Recommends, Wanted> rest, Wanted marked, Set<String> afterwards) {
    /** Packages on their way into one effect, and the steps that want them. */
    record Wanted(Set<String> names, Set<String> ids) {
        Wanted() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>());
        }

        private void add(List<String> more, PlannedStep step) {
            names.addAll(more);
            ids.add(step.step().id());
        }
    }

    /** All together. */
    static PackageEffects of(List<PlannedStep> steps) {
        return of(steps, steps.stream().map(step -> step.step().id()).collect(Collectors.toSet()));
    }

    /** The packages of some steps before the rest. */
    static PackageEffects of(List<PlannedStep> steps, Set<String> ahead) {
        var merged =
                new PackageEffects(new LinkedHashMap<>(), new LinkedHashMap<>(), new Wanted(), new LinkedHashSet<>());
        for (PlannedStep step : steps) {
            var turn = ahead.contains(step.step().id()) ? merged.wanted : merged.rest;
            step.decided().stream()
                    .flatMap(entry -> entry.change().effects().stream())
                    .forEach(effect -> merged.add(effect, step, turn));
        }
        return merged;
    }

    private void add(Effect effect, PlannedStep step, Map<Recommends, Wanted> turn) {
        if (effect instanceof InstallPackages(var names, var recommends)) {
            turn.computeIfAbsent(recommends, each -> new Wanted()).add(names, step);
        } else if (effect instanceof MarkManual(var names)) {
            marked.add(names, step);
        } else if (effect instanceof InstallAfterwards || effect instanceof RefreshSource) {
            // The lists of one repository alone would pass for fresh lists of all.
            afterwards.add(step.step().id());
        }
    }

    /** Whether an effect is merged here. */
    static boolean concerns(Effect effect) {
        return effect instanceof InstallPackages || effect instanceof MarkManual;
    }

    /** The first transactions. */
    List<InstallPackages> first() {
        return transactions(wanted, Map.of()).stream()
                .map(each -> (InstallPackages) each.effect())
                .toList();
    }

    /** All of them, in the order in which they are performed. */
    List<PlannedEffect> effects() {
        var effects = new ArrayList<>(transactions(wanted, Map.of()));
        if (!marked.names.isEmpty()) {
            effects.add(new PlannedEffect(new MarkManual(List.copyOf(marked.names)), List.copyOf(marked.ids)));
        }
        effects.addAll(transactions(rest, wanted));
        return effects;
    }

    /** What was brought before is not asked for again. */
    private static List<PlannedEffect> transactions(Map<Recommends, Wanted> turn, Map<Recommends, Wanted> before) {
        var effects = new ArrayList<PlannedEffect>();
        turn.forEach((recommends, all) -> {
            var names = new LinkedHashSet<>(all.names);
            names.removeAll(before.getOrDefault(recommends, new Wanted()).names);
            if (!names.isEmpty()) {
                effects.add(
                        new PlannedEffect(new InstallPackages(List.copyOf(names), recommends), List.copyOf(all.ids)));
            }
        });
        return effects;
    }

    /** The steps that want something installed, now or once a repository is there. */
    List<String> steps() {
        var ids =
                Stream.of(wanted, rest).flatMap(turn -> turn.values().stream()).flatMap(all -> all.ids.stream());
        return Stream.concat(ids, afterwards.stream()).distinct().toList();
    }
}
