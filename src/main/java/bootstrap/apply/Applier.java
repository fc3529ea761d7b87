package bootstrap.apply;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Candidates;
import bootstrap.component.Change;
import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.component.Outlook;
import bootstrap.component.State;
import bootstrap.facts.Box;
import bootstrap.plan.Afterwards;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Carries out a plan: packages in their lane, and beside it what doesn't wait for them, then the rest in file order.
 * Each component is probed again just before it is touched, and once more to decide its outcome; less than announced
 * may be done, never other or more.
 */
public final class Applier {
    static final String CHANGED = "the box changed since the plan was made: plan again";

    private final Door door;
    private final PackagePhase packages;
    private final CommandRunner reading;
    private final Progress progress;
    private final Progress beside;
    private final BooleanSupplier stopped;
    private final AtomicBoolean halted = new AtomicBoolean();
    private final Early early = new Early();
    private final Set<String> failed = new LinkedHashSet<>();
    private Box box;

    /** {@code stopped} is asked between effects: once it holds, what is left is skipped. */
    public Applier(
            Box box,
            Door door,
            PackagePhase packages,
            CommandRunner reading,
            Progress progress,
            BooleanSupplier stopped) {
        this.box = box;
        this.door = door;
        this.packages = packages.alsoStoppedBy(halted::get);
        this.reading = reading;
        this.progress = progress;
        this.beside = progress.beside();
        this.stopped = () -> halted.get() || stopped.getAsBoolean();
    }

    /** Applies the whole plan; an outcome for each decided entry, in file order. */
    public List<ComponentOutcome> apply(Plan plan) {
        var before = box;
        Runnable halt = () -> halted.set(true);
        var lane = PackagePhase.hasWork(plan)
                ? AptLane.begun(ended -> packages.perform(plan, before, door, progress, ended), halt)
                : AptLane.idle();
        return lane.beside(() -> steps(plan, lane), halt);
    }

    private List<ComponentOutcome> steps(Plan plan, AptLane lane) {
        var order = new Order(plan);
        var outcomes = new HashMap<String, List<ComponentOutcome>>();
        while (!order.open().isEmpty()) {
            int news = lane.news();
            boolean idle = lane.isIdle();
            var ended = lane.ended();
            var next = idle ? order.next() : order.nextBeside(ended, lane.bringsOnlyNew());
            if (next.isPresent()) {
                box = box.fresh();
                outcomes.put(next.get().step().id(), step(next.get(), plan, new HashMap<>(ended)));
            } else if (!prepared(order, ended)) {
                lane.await(news);
            }
        }
        return plan.steps().stream()
                .flatMap(step -> outcomes.getOrDefault(step.step().id(), List.of()).stream())
                .toList();
    }

    /** Does what can be done of the next entry while packages are under way; false when there is none. */
    private boolean prepared(Order order, Map<Entry.Decided, Outcome> ended) {
        var next = stopped.getAsBoolean() ? Optional.<Early.Candidate>empty() : early.next(order, failed, ended, box);
        next.ifPresent(candidate -> {
            var entry = candidate.entry();
            early.tried(entry);
            long start = System.nanoTime();
            var again = plan(entry.component());
            boolean isDone = isWithin(entry.change(), again)
                    && again.effects().stream()
                            .limit(candidate.effects())
                            .allMatch(effect -> !stopped.getAsBoolean()
                                    && perform(effect, candidate.step()) instanceof Performed.Done);
            if (isDone && candidate.isWhole()) {
                early.made(entry, Duration.ofNanos(System.nanoTime() - start));
            }
        });
        return next.isPresent();
    }

    private List<ComponentOutcome> step(PlannedStep step, Plan plan, Map<Entry.Decided, Outcome> installed) {
        var outcomes = new ArrayList<ComponentOutcome>();
        var broken = step.step().needs().stream()
                .filter(failed::contains)
                .findFirst()
                .orElseGet(() -> isHopeless(step, installed) ? step.step().id() : "");
        for (Entry.Decided entry : step.decided()) {
            if (Afterwards.concerns(entry.change()) && !installed.containsKey(entry)) {
                installed.putAll(afterwards(step, plan, broken));
            }
            var outcome = outcome(step, entry, installed, broken);
            outcomes.add(new ComponentOutcome(step.step(), entry.component(), entry.at(), outcome));
            if (!(outcome instanceof Outcome.Applied || outcome instanceof Outcome.Unneeded)) {
                failed.add(step.step().id());
                broken = broken.isEmpty() ? step.step().id() : broken;
            }
        }
        return outcomes;
    }

    /** Whether its packages failed before its repository was reached: what comes before all packages went wrong. */
    private static boolean isHopeless(PlannedStep step, Map<Entry.Decided, Outcome> installed) {
        return step.decided().stream()
                .anyMatch(
                        entry -> Afterwards.concerns(entry.change()) && installed.get(entry) instanceof Outcome.Failed);
    }

    /** The packages of a step whose repository has come by now; none where something before them went wrong. */
    private Map<Entry.Decided, Outcome> afterwards(PlannedStep step, Plan plan, String broken) {
        if (!broken.isEmpty() || stopped.getAsBoolean()) {
            return Map.of();
        }
        var installed = packages.afterwards(step, plan, box, door, progress);
        box = box.fresh();
        return installed;
    }

    /** Packages were installed for all steps at once; what is there as wanted is no matter of the steps before. */
    private Outcome outcome(
            PlannedStep step, Entry.Decided entry, Map<Entry.Decided, Outcome> installed, String broken) {
        var before = installed.get(entry);
        if (before != null) {
            return before;
        }
        return switch (entry.change()) {
            case Change.Keep(String found) -> new Outcome.Unneeded(found);
            case Change.Impossible(String reason) -> failed("impossible here: " + reason);
            case Change.Blocked(String reason) -> failed(reason);
            case Change.Create create -> changed(step, entry, broken);
            case Change.Update update -> changed(step, entry, broken);
            case Change.Deferred deferred -> changed(step, entry, broken);
        };
    }

    private Outcome changed(PlannedStep step, Entry.Decided entry, String broken) {
        var took = early.took(entry);
        if (took.isPresent()) {
            return seen(entry.component(), took.get());
        }
        if (stopped.getAsBoolean()) {
            return Transactions.INTERRUPTED;
        }
        if (!broken.isEmpty()) {
            return new Outcome.Skipped("step " + broken + " did not succeed");
        }
        var now = plan(entry.component());
        if (stopped.getAsBoolean()) {
            return Transactions.INTERRUPTED; // Ctrl-C reaches what only reads, too: its answer is worth nothing
        }
        return switch (now) {
            case Change.Keep(String found) -> new Outcome.Unneeded(found);
            case Change.Impossible(String reason) -> failed("impossible here: " + reason);
            case Change.Blocked(String reason) -> failed(reason);
            case Change again when isWithin(entry.change(), again) -> performed(step, entry, again.effects());
            case Change other -> failed(CHANGED);
        };
    }

    private static boolean isWithin(Change announced, Change again) {
        return !again.effects().isEmpty() && announced.effects().containsAll(again.effects());
    }

    /** The box is read again even after a failure: a part may be done. */
    private Outcome performed(PlannedStep step, Entry.Decided entry, List<Effect> effects) {
        long start = System.nanoTime();
        try {
            for (Effect effect : effects) {
                if (stopped.getAsBoolean()) {
                    return Transactions.INTERRUPTED;
                }
                if (perform(effect, step) instanceof Performed.Broken how) {
                    return Outcome.Failed.by(how);
                }
            }
        } finally {
            box = box.fresh();
        }
        return seen(entry.component(), Duration.ofNanos(System.nanoTime() - start));
    }

    private Performed perform(Effect effect, PlannedStep step) {
        beside.started(effect, List.of(step.step().id()));
        var performed = door.perform(effect, beside);
        beside.ended(effect, performed);
        return performed;
    }

    private Outcome seen(Component component, Duration took) {
        var state = component.probe(box, reading);
        return switch (component.plan(state, outlook())) {
            case Change.Keep(String found) -> new Outcome.Applied(found, took);
            case Change.Blocked(String reason) ->
                failed("its commands ended well, but it can't be looked at: " + reason);
            case Change other -> failed("its commands ended well, but it is not there as wanted" + found(state));
        };
    }

    private static String found(State state) {
        return state instanceof State.Present(String found) ? ": " + found : "";
    }

    private Change plan(Component component) {
        return component.plan(component.probe(box, reading), outlook());
    }

    private Outlook outlook() {
        return new Outlook(box, new Candidates.Unasked());
    }

    static Outcome failed(String reason) {
        return new Outcome.Failed(Cause.STEP, reason, "", List.of());
    }
}
