package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What came of the components of an apply, counted once for every format.
 *
 * @param unneeded were as desired already
 * @param skipped were not tried, since something before them failed or the run was interrupted
 */
public record OutcomeCounts(int applied, int unneeded, int failed, int skipped) {
    /** Counts each outcome in exactly one of the four. */
    public static OutcomeCounts of(List<ComponentOutcome> outcomes) {
        return new OutcomeCounts(
                count(outcomes, Outcome.Applied.class::isInstance),
                count(outcomes, Outcome.Unneeded.class::isInstance),
                count(outcomes, Outcome.Failed.class::isInstance),
                count(outcomes, Outcome.Skipped.class::isInstance));
    }

    private static int count(List<ComponentOutcome> outcomes, Predicate<Outcome> kind) {
        return Math.toIntExact(
                outcomes.stream().map(ComponentOutcome::outcome).filter(kind).count());
    }

    /** Whether everything is now as desired. */
    public boolean green() {
        return failed == 0 && skipped == 0;
    }

    /** {@code applied 6, kept 1}; parts that are zero are left out. */
    String words() {
        var parts = new ArrayList<String>();
        part(parts, "failed ", failed);
        part(parts, "not tried ", skipped);
        part(parts, "applied ", applied);
        part(parts, "kept ", unneeded);
        return String.join(", ", parts);
    }

    /** The same as the beginning of a sentence. */
    String capitalised() {
        var words = words();
        return words.isEmpty()
                ? "Nothing to apply"
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static void part(List<String> parts, String word, int count) {
        if (count > 0) {
            parts.add(word + count);
        }
    }
}
