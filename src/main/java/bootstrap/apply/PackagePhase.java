package bootstrap.apply;

import bootstrap.apply.Door.Performed;
import bootstrap.component.AptIndex;
import bootstrap.component.AptPackage;
import bootstrap.component.Candidates;
import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Outlook;
import bootstrap.facts.Box;
import bootstrap.plan.Afterwards;
import bootstrap.plan.Ahead;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.CommandRunner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The packages of all steps: what dpkg left half done, one refresh if the plan has one, then one transaction for all,
 * or two, which bring no other packages than were announced. A probe of each decides what became of it.
 */
public final class PackagePhase {
    private final AptIndex index;
    private final CommandRunner reading;
    private final BooleanSupplier stopped;

    /** {@code stopped} is asked between effects: once it holds, what is left is skipped. */
    public PackagePhase(AptIndex index, CommandRunner reading, BooleanSupplier stopped) {
        this.index = index;
        this.reading = reading;
        this.stopped = stopped;
    }

    /** The same, stopped by one thing more. */
    PackagePhase alsoStoppedBy(BooleanSupplier more) {
        return new PackagePhase(index, reading, () -> more.getAsBoolean() || stopped.getAsBoolean());
    }

    /** Hears how far it is. */
    interface Ended {
        /** The outcomes of package entries, as soon as no transaction can change them any more. */
        void with(Map<Entry.Decided, Outcome> outcomes);

        /** Whether from now on packages only come, and none that is there is touched; not before it is said. */
        void onlyNew(boolean isSo);
    }

    /** Whether the plan has anything of packages to do, but for what waits for a repository. */
    static boolean hasWork(Plan plan) {
        return plan.effects().stream().anyMatch(PackagePhase::isFirst)
                || withoutRepository(plan).findAny().isPresent();
    }

    private static Stream<Wish> withoutRepository(Plan plan) {
        return plan.steps().stream().flatMap(PackagePhase::wishes).filter(wish -> !Afterwards.concerns(wish.change()));
    }

    /** Performs it; an outcome for each package entry that the plan would change now. */
    void perform(Plan plan, Box before, Door door, Progress progress, Ended ended) {
        var wishes = withoutRepository(plan).toList();
        var waiting = plan.steps().stream().flatMap(PackagePhase::waiting).toList();
        if (stopped.getAsBoolean()) {
            ended.with(all(wishes, Transactions.INTERRUPTED));
            return;
        }
        var transactions = new Transactions(door, progress, stopped);
        if (prepared(plan, transactions) instanceof Performed.Broken how) {
            var failed = Outcome.Failed.by(how);
            ended.with(all(Stream.concat(wishes.stream(), waiting.stream()).toList(), failed));
        } else if (!wishes.isEmpty()) {
            inTurns(plan, again(wishes, before.fresh()), before, transactions, ended);
        }
    }

    /** Some steps' packages before the rest, where the plan says so and the lists as they are now don't forbid it. */
    private void inTurns(Plan plan, List<Wish> wishes, Box before, Transactions transactions, Ended ended) {
        var ahead = wishes.stream()
                .filter(wish -> wish.installs().isEmpty() || plan.ahead().contains(wish.step()))
                .toList();
        boolean mayBeSplit = !plan.ahead().isEmpty();
        var some = index.changesBeside(mayBeSplit && plan.refreshesLists() ? merged(ahead) : List.of(), reading);
        var all = plan.refreshesLists() ? changes(wishes) : plan.closure();
        boolean isSplit = (mayBeSplit && !plan.refreshesLists()) || Ahead.pays(all, some.join());
        var first = isSplit ? ahead : wishes;
        var rest = wishes.stream().filter(wish -> !first.contains(wish)).toList();
        var announced = new Announced(plan);
        ended.onlyNew(all.bringsOnlyNew());
        var outcomes = installed(first, List.of(), before, transactions, announced::exceeded);
        ended.with(outcomes);
        if (!rest.isEmpty()) {
            var brought = first.stream()
                    .filter(wish -> outcomes.get(wish.entry()) instanceof Outcome.Applied)
                    .flatMap(wish -> wish.installs().stream())
                    .toList();
            var doomed =
                    outcomes.values().stream().filter(Transactions::concernsAll).findFirst();
            ended.with(doomed.map(why -> all(rest, why))
                    .orElseGet(() -> installed(rest, brought, before, transactions, now -> {
                        ended.onlyNew(now.bringsOnlyNew());
                        return announced.exceeded(now);
                    })));
        }
    }

    /** The packages of one step that waited for a repository; an outcome for each. */
    Map<Entry.Decided, Outcome> afterwards(PlannedStep step, Plan plan, Box before, Door door, Progress progress) {
        var wishes = again(waiting(step).toList(), before.fresh());
        return installed(
                wishes, List.of(), before, new Transactions(door, progress, stopped), new Announced(plan)::removing);
    }

    private Map<Entry.Decided, Outcome> installed(
            List<Wish> wishes,
            List<InstallPackages> brought,
            Box before,
            Transactions transactions,
            Function<Closure, Optional<String>> exceeded) {
        if (stopped.getAsBoolean()) {
            return all(wishes, Transactions.INTERRUPTED); // Ctrl-C reaches what only reads, too
        }
        var open = wishes.stream()
                .filter(wish -> wish.installs().isEmpty() || !brought.containsAll(wish.installs()))
                .toList();
        var box = before.fresh();
        long start = System.nanoTime();
        var broken = transactions.perform(open, box, () -> exceeded.apply(changes(open)));
        var took = Duration.ofNanos(System.nanoTime() - start);
        var after = box.fresh();
        var outcomes = new LinkedHashMap<Entry.Decided, Outcome>();
        wishes.forEach(wish -> outcomes.put(wish.entry(), outcome(wish, after, broken, took)));
        return outcomes;
    }

    private static Stream<Wish> waiting(PlannedStep step) {
        return wishes(step)
                .filter(wish -> Afterwards.concerns(wish.change()))
                .map(wish -> wish.now(Afterwards.arrived(wish.change())));
    }

    private static Stream<Wish> wishes(PlannedStep step) {
        return step.decided().stream()
                .filter(entry -> entry.component() instanceof AptPackage)
                .filter(entry -> !entry.change().effects().isEmpty())
                .map(entry -> new Wish(step.step().id(), entry, entry.change()));
    }

    private static Map<Entry.Decided, Outcome> all(List<Wish> wishes, Outcome outcome) {
        var outcomes = new LinkedHashMap<Entry.Decided, Outcome>();
        wishes.forEach(wish -> outcomes.put(wish.entry(), outcome));
        return outcomes;
    }

    /** What comes before the transactions; ends at the first that does not go through. */
    private static Performed prepared(Plan plan, Transactions transactions) {
        for (Plan.PlannedEffect each : plan.effects()) {
            if (isFirst(each) && transactions.perform(each.effect(), each.steps()) instanceof Performed.Broken broken) {
                var what = each.effect() instanceof Effect.RefreshIndex ? "the package index: " : "dpkg: ";
                return new Performed.Broken(broken.cause(), what + broken.reason(), broken.typed(), broken.lastLines());
            }
        }
        return new Performed.Done();
    }

    private static boolean isFirst(Plan.PlannedEffect each) {
        return each.effect() instanceof Effect.FinishPackages || each.effect() instanceof Effect.RefreshIndex;
    }

    private Closure changes(List<Wish> wishes) {
        return index.changes(merged(wishes), reading);
    }

    private static List<InstallPackages> merged(List<Wish> wishes) {
        return InstallPackages.merged(
                wishes.stream().flatMap(wish -> wish.installs().stream()).toList());
    }

    /** Looks again with the lists as they are now; what is announced bounds what may be installed. */
    private List<Wish> again(List<Wish> wishes, Box box) {
        var names = new LinkedHashSet<String>();
        for (Wish wish : wishes) {
            if (wish.entry().component() instanceof AptPackage apt && apt.isWanting(apt.probe(box, reading))) {
                names.addAll(apt.names());
            }
        }
        var candidates = names.isEmpty() ? new Candidates.Unasked() : index.candidates(names, reading);
        var outlook = new Outlook(box, candidates);
        return wishes.stream()
                .map(wish -> {
                    var component = wish.entry().component();
                    var change = component.plan(component.probe(box, reading), outlook);
                    return wish.now(bounded(wish.change(), change));
                })
                .toList();
    }

    private static Change bounded(Change announced, Change now) {
        return switch (announced) {
            case Change.Deferred deferred -> now;
            case Change other when other.effects().containsAll(now.effects()) -> now;
            case Change other -> new Change.Blocked(Applier.CHANGED);
        };
    }

    /** A package that is there is applied even when the transaction failed elsewhere. */
    private Outcome outcome(Wish wish, Box after, Map<Entry.Decided, Outcome> broken, Duration took) {
        var component = wish.entry().component();
        var unasked = new Outlook(after, new Candidates.Unasked());
        if (component.plan(component.probe(after, reading), unasked) instanceof Change.Keep(String found)) {
            return wish.change().effects().isEmpty() ? new Outcome.Unneeded(found) : new Outcome.Applied(found, took);
        }
        if (wish.change() instanceof Change.Impossible(String reason)) {
            return Applier.failed("impossible here: " + reason);
        }
        if (wish.change() instanceof Change.Blocked(String reason)) {
            return Applier.failed(reason);
        }
        return Optional.ofNullable(broken.get(wish.entry()))
                .orElseGet(() -> Applier.failed("apt ended well, but the package is not there as wanted"));
    }
}
