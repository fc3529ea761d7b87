package bootstrap.plan;

import bootstrap.component.AptIndex;
import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.CommandRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the steps because of which apt finds no way for all: each is added to those before it that can be had, and what
 * can't be added is impossible here.
 */
record Blame(AptIndex index, CommandRunner reading) {
    List<PlannedStep> assigned(List<PlannedStep> steps) {
        var possible = new ArrayList<PlannedStep>();
        for (PlannedStep step : steps) {
            possible.add(step);
            var installs = PackageEffects.of(possible).first();
            boolean wants = !PackageEffects.of(List.of(step)).first().isEmpty();
            if (wants && index.closure(installs, List.of(), reading) instanceof Closure.Unsolved(String reason)) {
                possible.removeLast();
                possible.add(instead(step, new Change.Impossible(reason)));
            }
        }
        return possible;
    }

    /** Every package that was to be installed gets this change. */
    static List<PlannedStep> all(List<PlannedStep> steps, Change change) {
        return steps.stream().map(step -> instead(step, change)).toList();
    }

    private static PlannedStep instead(PlannedStep step, Change change) {
        return switch (step) {
            case PlannedStep.Skipped skipped -> skipped;
            case PlannedStep.Going(var of, List<Entry> entries) ->
                new PlannedStep.Going(
                        of,
                        entries.stream().map(entry -> instead(entry, change)).toList());
        };
    }

    private static Entry instead(Entry entry, Change change) {
        return entry instanceof Entry.Decided(var component, var at, var state, Change before, var size)
                        && before.effects().stream().anyMatch(InstallPackages.class::isInstance)
                ? new Entry.Decided(component, at, state, change, size)
                : entry;
    }
}
