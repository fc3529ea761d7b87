package bootstrap.plan;

import bootstrap.component.AptPackage;
import bootstrap.component.AptRepository;
import bootstrap.component.Candidates;
import bootstrap.component.Change;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallAfterwards;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Outlook;
import bootstrap.plan.PlannedStep.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What waits for a repository that is still to come: packages of its step, and of steps that need it, which the box's
 * lists can't give. They stay out of the transaction of all steps, and come in one of their own step.
 */
public final class Afterwards {
    private final Outlook outlook;

    /** The steps in which a repository will be there that is not yet. */
    private final Set<String> reached = new HashSet<>();

    private Afterwards(Outlook outlook) {
        this.outlook = outlook;
    }

    /** Takes the outlook by which the steps were planned. */
    static List<PlannedStep> of(List<PlannedStep> steps, Outlook outlook) {
        var afterwards = new Afterwards(outlook);
        return steps.stream().map(afterwards::step).toList();
    }

    private PlannedStep step(PlannedStep step) {
        return switch (step) {
            case PlannedStep.Skipped skipped -> skipped;
            case PlannedStep.Going(var of, List<Entry> entries) -> {
                if (of.needs().stream().anyMatch(reached::contains)) {
                    reached.add(of.id());
                }
                yield new PlannedStep.Going(
                        of, entries.stream().map(entry -> entry(of.id(), entry)).toList());
            }
        };
    }

    private Entry entry(String step, Entry entry) {
        if (!(entry instanceof Entry.Decided(var component, var at, var state, Change change, var size))) {
            return entry;
        }
        if (component instanceof AptRepository && !change.effects().isEmpty()) {
            reached.add(step);
        }
        return component instanceof AptPackage apt && reached.contains(step) && isOpen(change)
                ? new Entry.Decided(component, at, state, waiting(apt.plan(state, unknown())), size)
                : entry;
    }

    /** The box has no lists, or they have nothing that will do. */
    private boolean isOpen(Change change) {
        return change instanceof Change.Impossible
                || (outlook.candidates() instanceof Candidates.NoLists
                        && change.effects().stream().anyMatch(InstallPackages.class::isInstance));
    }

    private Outlook unknown() {
        return new Outlook(outlook.box(), new Candidates.NoLists());
    }

    private static Change waiting(Change change) {
        return change.with(effect -> effect instanceof InstallPackages what ? new InstallAfterwards(what) : effect);
    }

    /** Whether a change waits for a repository. */
    public static boolean concerns(Change change) {
        return change.effects().stream().anyMatch(InstallAfterwards.class::isInstance);
    }

    /** The change once the repository is there: as any of packages. */
    public static Change arrived(Change change) {
        return change.with(effect -> effect instanceof InstallAfterwards(var what) ? what : effect);
    }

    /** The effects of a step in its order, what waits merged where the first of it stands. */
    static List<Effect> effects(PlannedStep step) {
        var all = step.decided().stream()
                .flatMap(entry -> entry.change().effects().stream())
                .toList();
        var waiting = all.stream()
                .filter(InstallAfterwards.class::isInstance)
                .map(effect -> ((InstallAfterwards) effect).what())
                .toList();
        var merged = InstallPackages.merged(waiting).stream()
                .map(InstallAfterwards::new)
                .toList();
        var effects = new ArrayList<Effect>();
        for (Effect effect : all) {
            if (!(effect instanceof InstallAfterwards)) {
                effects.add(effect);
            } else if (!effects.containsAll(merged)) {
                effects.addAll(merged);
            }
        }
        return effects;
    }
}
