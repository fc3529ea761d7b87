package bootstrap.apply;

import bootstrap.component.Closure;
import bootstrap.component.PackageChange;
import bootstrap.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a plan announced of packages, to hold the apply to it. */
record Announced(Plan plan) {
    /**
     * Why what apt would do now is other or more than was announced. After a refresh that the plan announced versions
     * may be newer and dependencies others, but nothing goes away of which nobody was told.
     */
    Optional<String> exceeded(Closure now) {
        return judged(now, this::more);
    }

    /**
     * Why what apt would do after a repository came is more than was announced. What the repository has nobody could
     * know before; but nothing goes away of which nobody was told.
     */
    Optional<String> removing(Closure now) {
        return judged(now, this::gone);
    }

    private static Optional<String> judged(Closure now, Function<Closure.Known, Optional<String>> objection) {
        return switch (now) {
            case Closure.Known known -> objection.apply(known);
            case Closure.Unneeded() -> Optional.empty();
            case Closure.AfterRefresh() -> Optional.empty();
            case Closure.Unsolved unsolved -> Optional.empty(); // the transaction itself tells which step fails
            case Closure.Unasked(String reason) -> Optional.of(reason);
        };
    }

    private Optional<String> gone(Closure.Known now) {
        var gone = now.of(PackageChange.Kind.REMOVED).stream()
                .map(PackageChange::name)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        plan.closure().removed().forEach(each -> gone.remove(each.name()));
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of("as box and package lists are now it would remove " + String.join(", ", gone)
                        + ", which the plan did not show: plan again");
    }

    private Optional<String> more(Closure.Known now) {
        var gone = gone(now);
        if (gone.isPresent()) {
            return gone;
        }
        if (plan.refreshesLists() || !(plan.closure() instanceof Closure.Known announced)) {
            return Optional.empty();
        }
        boolean within = announced.contains(now) || (plan.finishesPackages() && bringsNoOther(announced, now));
        return within ? Optional.empty() : Optional.of(Applier.CHANGED);
    }

    /** dpkg has a part of some packages now, so that they are not new any more; they end as they were announced. */
    private static boolean bringsNoOther(Closure.Known announced, Closure.Known now) {
        var told = announced.packages().stream().map(Announced::end).collect(Collectors.toSet());
        return now.packages().stream().map(Announced::end).allMatch(told::contains);
    }

    private static List<String> end(PackageChange change) {
        return List.of(change.name(), change.to(), change.origin());
    }
}
