package bootstrap.report;

import bootstrap.component.Change;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many components a plan would change and in which way, counted once for every format.
 *
 * @param decide which of several it will be is decided later
 * @param skip steps, and entries of other steps, that are not for this box
 */
record PlanCounts(long install, long update, long decide, long keep, long skip, long impossible, long blocked) {
    static PlanCounts of(Plan plan) {
        return new PlanCounts(
                count(plan, Change.Create.class::isInstance),
                count(plan, Change.Update.class::isInstance),
                count(plan, Change.Deferred.class::isInstance),
                count(plan, Change.Keep.class::isInstance),
                plan.steps().stream().mapToLong(PlanCounts::skipped).sum(),
                count(plan, Change.Impossible.class::isInstance),
                count(plan, Change.Blocked.class::isInstance));
    }

    private static long count(Plan plan, Predicate<Change> kind) {
        return plan.changes().stream().filter(kind).count();
    }

    private static long skipped(PlannedStep step) {
        return switch (step) {
            case PlannedStep.Skipped skipped -> 1;
            case PlannedStep.Going going ->
                going.entries().stream().filter(Entry.NotHere.class::isInstance).count();
        };
    }

    /** {@code Would install 6, keep 1, skip 1.} Parts that are zero are left out. */
    String sentence() {
        var would = new ArrayList<String>();
        part(would, "install ", install, "");
        part(would, "update ", update, "");
        part(would, "decide ", decide, " later");
        var start = would.isEmpty() ? "Nothing would change" : "Would " + String.join(", ", would);
        var others = new ArrayList<String>();
        part(others, "keep ", keep, "");
        part(others, "skip ", skip, "");
        part(others, "impossible here ", impossible, "");
        part(others, "blocked ", blocked, "");
        var between = others.isEmpty() ? "" : would.isEmpty() ? ": " : ", ";
        return start + between + String.join(", ", others) + ".";
    }

    private static void part(List<String> parts, String before, long count, String after) {
        if (count > 0) {
            parts.add(before + count + after);
        }
    }
}
