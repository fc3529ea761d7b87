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
import java.util.stream.Stream;

/**
 * The packages of all steps, merged: one transaction for each kind of wish, then the marks.
 *
 * @param afterwards the steps with a repository to come, or with packages that wait for one
 */
record PackageEffects(Map<Recommends, Wanted> wanted, Wanted marked, Set<String> afterwards) {
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

    static PackageEffects of(List<PlannedStep> steps) {
        var merged = new PackageEffects(new LinkedHashMap<>(), new Wanted(), new LinkedHashSet<>());
        for (PlannedStep step : steps) {
            step.decided().stream()
                    .flatMap(entry -> entry.change().effects().stream())
                    .forEach(effect -> merged.add(effect, step));
        }
        return merged;
    }

    private void add(Effect effect, PlannedStep step) {
        if (effect instanceof InstallPackages(var names, var recommends)) {
            wanted.computeIfAbsent(recommends, each -> new Wanted()).add(names, step);
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

    /** The transactions. */
    List<InstallPackages> installs() {
        return effects().stream()
                .map(PlannedEffect::effect)
                .filter(InstallPackages.class::isInstance)
                .map(InstallPackages.class::cast)
                .toList();
    }

    /** All of them, in the order in which they are performed. */
    List<PlannedEffect> effects() {
        var effects = new ArrayList<PlannedEffect>();
        wanted.forEach((recommends, all) -> effects.add(
                new PlannedEffect(new InstallPackages(List.copyOf(all.names), recommends), List.copyOf(all.ids))));
        if (!marked.names.isEmpty()) {
            effects.add(new PlannedEffect(new MarkManual(List.copyOf(marked.names)), List.copyOf(marked.ids)));
        }
        return effects;
    }

    /** The steps that want something installed, now or once a repository is there. */
    List<String> steps() {
        return Stream.concat(wanted.values().stream().flatMap(all -> all.ids.stream()), afterwards.stream())
                .distinct()
                .toList();
    }
}
