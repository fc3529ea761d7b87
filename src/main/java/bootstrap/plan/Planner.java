package bootstrap.plan;

import bootstrap.component.AptIndex;
import bootstrap.component.AptPackage;
import bootstrap.component.Candidates;
import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.component.Outlook;
import bootstrap.component.State;
import bootstrap.facts.Box;
import bootstrap.facts.Packages;
import bootstrap.plan.Plan.Index;
import bootstrap.plan.Plan.PlannedEffect;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.CommandRunner;
import bootstrap.profile.Condition.Judgement;
import bootstrap.profile.StepHere;
import bootstrap.profile.StepHere.EnsureHere;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a plan out of steps and a box. Starts only what reads, and no words of a profile. */
public final class Planner {
    /** Package lists older than this are refreshed before something is installed. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final AptIndex index;
    private final CommandRunner reading;
    private final int jobs;

    /** At most {@code jobs} components ask programs side by side; apt is asked some things at once by itself. */
    public Planner(AptIndex index, CommandRunner reading, int jobs) {
        this.index = index;
        this.reading = reading;
        this.jobs = jobs;
    }

    /** Plans the steps as they stand on the box. */
    public Plan plan(List<StepHere> steps, Box box) {
        var asked = steps.stream()
                .flatMap(step -> step.ensure().stream())
                .filter(each -> each.judgement() instanceof Judgement.Holds)
                .toList();
        var states = new Probes(box, reading, jobs).of(asked);
        var outlook = new Outlook(box, candidates(states));
        var planned = Afterwards.of(
                steps.stream().map(step -> planned(step, states, outlook)).toList(), outlook);
        var plan = ordered(planned, box.packages());
        return switch (plan.closure()) {
            case Closure.Unsolved unsolved -> ordered(new Blame(index, reading).assigned(planned), box.packages());
            case Closure.Unasked(String reason) ->
                ordered(Blame.all(planned, new Change.Blocked(reason)), box.packages());
            case Closure.Known known -> plan;
            case Closure.Unneeded() -> plan;
            case Closure.AfterRefresh() -> plan;
        };
    }

    /** Asks apt only for what is not there as wanted, and not at all when all of it is. */
    private Candidates candidates(Map<EnsureHere, State> states) {
        var names = new LinkedHashSet<String>();
        states.forEach((each, state) -> {
            if (each.entry().component() instanceof AptPackage apt && apt.isWanting(state)) {
                names.addAll(apt.names());
            }
        });
        return names.isEmpty() ? new Candidates.Unasked() : index.candidates(names, reading);
    }

    private static PlannedStep planned(StepHere here, Map<EnsureHere, State> states, Outlook outlook) {
        return switch (here.judgement()) {
            case Judgement.Fails(String reason) -> new PlannedStep.Skipped(here.step(), reason);
            case Judgement.Holds() -> going(here, states, outlook);
            case Judgement.Open(String reason) -> going(here, states, outlook);
        };
    }

    private static PlannedStep going(StepHere here, Map<EnsureHere, State> states, Outlook outlook) {
        var entries =
                here.ensure().stream().map(each -> entry(each, states, outlook)).toList();
        return new PlannedStep.Going(here.step(), entries);
    }

    private static Entry entry(EnsureHere here, Map<EnsureHere, State> states, Outlook outlook) {
        var component = here.entry().component();
        var at = here.entry().at();
        var size = here.entry().size();
        return switch (here.judgement()) {
            case Judgement.Fails(String reason) -> new Entry.NotHere(component, at, reason);
            case Judgement.Open(String reason) ->
                new Entry.Decided(component, at, new State.Unknown(reason), new Change.Blocked(reason), size);
            case Judgement.Holds() -> {
                var state = states.get(here);
                if (state == null) {
                    throw new IllegalStateException("not probed: " + component.name());
                }
                yield new Entry.Decided(component, at, state, component.plan(state, outlook), size);
            }
        };
    }

    private Plan ordered(List<PlannedStep> steps, Packages there) {
        var held = there instanceof Packages.Read read ? read.held() : List.<String>of();
        var ids = Ahead.of(steps);
        var split = PackageEffects.of(steps, ids);
        var together = PackageEffects.of(steps);
        var first = index.changesBeside(split.first(), reading); // nothing comes first without such ids
        var closure = index.closure(together.first(), held, reading);
        boolean pays = Ahead.pays(closure, first.join()) || closure instanceof Closure.AfterRefresh;
        return !ids.isEmpty() && pays
                ? ordered(steps, there, split, closure, ids)
                : ordered(steps, there, together, closure, Set.of());
    }

    /** What dpkg left is finished, one refresh if needed, the transactions, the rest in order. */
    private Plan ordered(
            List<PlannedStep> steps, Packages there, PackageEffects packages, Closure closure, Set<String> ahead) {
        var effects = new ArrayList<PlannedEffect>();
        var waiting = packages.steps();
        var state = waiting.isEmpty() ? new Index.Usable() : indexState();
        if (!waiting.isEmpty() && there instanceof Packages.Read read && read.needsRepair()) {
            effects.add(new PlannedEffect(new Effect.FinishPackages(), waiting));
        }
        if (!(state instanceof Index.Usable)) {
            effects.add(new PlannedEffect(new Effect.RefreshIndex(), waiting));
        }
        effects.addAll(packages.effects());
        others(steps).forEach((effect, ids) -> effects.add(new PlannedEffect(effect, List.copyOf(ids))));
        return new Plan(steps, effects, state, closure, ahead);
    }

    private static Map<Effect, Set<String>> others(List<PlannedStep> steps) {
        var others = new LinkedHashMap<Effect, Set<String>>();
        for (PlannedStep step : steps) {
            Afterwards.effects(step).stream()
                    .filter(effect -> !PackageEffects.concerns(effect))
                    .forEach(effect -> others.computeIfAbsent(effect, each -> new LinkedHashSet<>())
                            .add(step.step().id()));
        }
        return others;
    }

    private Index indexState() {
        return index.age(Instant.now())
                .<Index>map(age -> age.compareTo(FRESH) > 0 ? new Index.Old(age.toDays()) : new Index.Usable())
                .orElseGet(Index.Missing::new);
    }
}
