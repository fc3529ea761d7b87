package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.profile.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines of one step after another; a failure that several steps share is told once. */
final class OutcomeLines {
    private static final String MARGIN = "  ";

    private final Style style;
    private final int ids;
    private final Map<Outcome.Failed, String> told = new HashMap<>();

    /** {@code ids} is how wide the longest id of a step is. */
    OutcomeLines(Style style, int ids) {
        this.style = style;
        this.ids = ids;
    }

    /** A step whose condition does not hold. */
    void skipped(Step step, String reason, Lines lines) {
        lines.add(start(style.skipped(), step) + style.quiet("skipped: " + Escape.text(reason)));
    }

    void add(Step step, List<ComponentOutcome> outcomes, Lines lines) {
        var counts = OutcomeCounts.of(outcomes);
        lines.add(start(mark(counts), step) + Escape.text(step.title()), counts.words());
        grouped(outcomes).forEach((outcome, of) -> {
            switch (outcome) {
                case Outcome.Failed failed -> failure(step, failed, of, lines);
                case Outcome.Skipped(String reason) -> below(names(of) + ": not tried, " + reason, lines);
                case Outcome.Applied applied -> {}
                case Outcome.Unneeded unneeded -> {}
            }
        });
    }

    private static Map<Outcome, List<ComponentOutcome>> grouped(List<ComponentOutcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(ComponentOutcome::outcome, LinkedHashMap::new, Collectors.toList()));
    }

    private void failure(Step step, Outcome.Failed failed, List<ComponentOutcome> of, Lines lines) {
        var before = told.putIfAbsent(failed, step.id());
        if (before == null) {
            below(names(of) + ": " + reason(failed), lines);
            if (!failed.typed().isEmpty()) {
                below(failed.typed(), lines);
            }
            failed.lastLines().forEach(line -> below(Quoted.barred(line), lines));
        } else {
            below(names(of) + ": " + reason(failed) + ", as in step " + before, lines);
        }
        of.stream().map(each -> each.at().fileAndLine()).distinct().forEach(at -> below(at, lines));
    }

    /** With the word for its cause, which explains the exit code, unless that is the usual one. */
    private static String reason(Outcome.Failed failed) {
        return failed.cause() == Outcome.Cause.STEP
                ? failed.reason()
                : failed.reason() + " (" + FailureWord.of(failed.cause()) + ")";
    }

    /** {@code apt build-essential, ca-certificates; rustup stable} */
    static String names(List<ComponentOutcome> outcomes) {
        var byKind = new LinkedHashMap<String, List<String>>();
        outcomes.forEach(each -> byKind.computeIfAbsent(each.component().kind(), any -> new ArrayList<>())
                .add(each.component().name()));
        return byKind.entrySet().stream()
                .map(each -> each.getKey() + " " + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String mark(OutcomeCounts counts) {
        if (counts.failed() > 0) {
            return style.failed();
        }
        if (counts.skipped() > 0) {
            return style.skipped();
        }
        return counts.applied() > 0 ? style.passed() : style.kept();
    }

    private String start(String mark, Step step) {
        return MARGIN + mark + " " + style.strong(Style.padded(Escape.text(step.id()), ids)) + "   ";
    }

    private void below(String text, Lines lines) {
        lines.add(MARGIN + " ".repeat(Style.width(style.failed()) + 1) + MARGIN + Quoted.line(text));
    }
}
