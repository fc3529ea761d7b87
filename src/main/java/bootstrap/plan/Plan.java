package bootstrap.plan;

import bootstrap.component.AptRepository;
import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.profile.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The ordered changes: steps in file order as shown, and the merged effects in the order they are performed.
 *
 * @param index what is to say of the package lists of this box
 * @param closure what apt will do with these lists, dependencies included
 * @param ahead the steps whose packages come before the rest, in a transaction of their own; none when all come at once
 */
public record Plan(
        List<PlannedStep> steps, List<PlannedEffect> effects, Index index, Closure closure, Set<String> ahead) {
    /** A plan of nothing, for what is never planned. */
    public static final Plan NONE = new Plan(List.of(), List.of(), new Index.Usable(), new Closure.Unneeded());

    /** One effect with the ids of the steps that want it. */
    public record PlannedEffect(Effect effect, List<String> steps) {
        public PlannedEffect {
            steps = List.copyOf(steps);
        }
    }

    /** The state of the package lists, as far as this plan needs them. */
    public sealed interface Index {
        /** Good enough, or not needed. */
        record Usable() implements Index {}

        /** There are none: the plan begins with a refresh, and versions are known after it. */
        record Missing() implements Index {}

        /** Read, but older than a day: refreshed first, versions may be newer then. */
        record Old(long days) implements Index {}
    }

    /** With all packages in one transaction. */
    public Plan(List<PlannedStep> steps, List<PlannedEffect> effects, Index index, Closure closure) {
        this(steps, effects, index, closure, Set.of());
    }

    public Plan {
        ahead = Set.copyOf(ahead);
        steps = List.copyOf(steps);
        effects = List.copyOf(effects);
    }

    /** Every decided change, in file order. */
    public List<Change> changes() {
        return steps.stream()
                .flatMap(step -> step.decided().stream())
                .map(PlannedStep.Entry.Decided::change)
                .toList();
    }

    /** What the profiles say that its changes take; apt's packages are not among it. */
    public Size besidesApt() {
        return besidesApt(entry -> true);
    }

    /** The same of those among its changes that root makes, and that so lie elsewhere than in a home. */
    public Size besidesAptByRoot() {
        return besidesApt(entry -> entry.change().effects().stream().anyMatch(Effect::isRoots));
    }

    private Size besidesApt(Predicate<PlannedStep.Entry.Decided> which) {
        var sizes = new LinkedHashMap<Component, Size>();
        steps.stream()
                .flatMap(step -> step.decided().stream())
                .filter(entry -> !entry.change().effects().isEmpty() && which.test(entry))
                // What several steps want is brought once.
                .forEach(entry -> sizes.merge(entry.component(), entry.size(), Size::larger));
        return sizes.values().stream().reduce(Size.UNSAID, Size::plus);
    }

    /** Whether applying it would do anything. */
    public boolean changesNothing() {
        return effects.isEmpty();
    }

    /** Whether the lists are fetched anew first, so that what it says of packages is by no lists, or by older ones. */
    public boolean refreshesLists() {
        return effects.stream().anyMatch(each -> each.effect() instanceof Effect.RefreshIndex);
    }

    /** Whether what dpkg left is finished first, after which some of what it says of packages is done. */
    public boolean finishesPackages() {
        return effects.stream().anyMatch(each -> each.effect() instanceof Effect.FinishPackages);
    }

    /** Whether it can't be applied without a network, as far as that is known before. */
    public boolean needsNetwork() {
        boolean archives = closure instanceof Closure.Known known
                ? known.fetchBytes() > 0
                : closure instanceof Closure.AfterRefresh;
        return archives || effects.stream().map(PlannedEffect::effect).anyMatch(Plan::needsNetwork);
    }

    /** What stands after a source on this box's own disk is known by that source alone: it is asked first. */
    private static boolean needsNetwork(Effect effect) {
        return switch (effect) {
            case Effect.RefreshIndex refresh -> true;
            case Effect.Download download -> true;
            case Effect.FetchKey(var key, var checked) -> key.origin() instanceof AptRepository.Origin.At;
            case Effect.AskRepository(var release, var suite, var architecture, var components) ->
                release.getHost() != null;
            case Effect.InstallPackages _, Effect.FinishPackages _, Effect.MarkManual _ -> false;
            case Effect.RefreshSource _, Effect.InstallAfterwards _, Effect.Run _, Effect.WriteFile _ -> false;
        };
    }

    /** Whether a step is blocked or impossible here: then the plan can't lead to the profile. */
    public boolean leadsNowhere() {
        return changes().stream().anyMatch(each -> each instanceof Change.Blocked || each instanceof Change.Impossible);
    }
}
