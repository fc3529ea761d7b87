package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.plan.PlannedStep;
import bootstrap.profile.Step;
import java.nio.file.Path;
import java.util.List;

/** An apply for people: what came of each step, the checks, what is left to do, and the line that continues. */
public final class ApplyText {
    private ApplyText() {}

    /**
     * Renders the outcomes, verdicts and what is pending.
     *
     * @param log where everything that was said is written down, the empty path when nothing was
     * @param again the line that runs the same again, "" where that would change nothing
     */
    public static String render(Report report, Style style, Path log, String again) {
        var counts = OutcomeCounts.of(report.outcomes());
        var text = new StringBuilder(steps(report, style)).append('\n');
        if (!report.verdicts().isEmpty() || counts.green()) {
            var sentence = VerdictCounts.of(report.verdicts()).sentence();
            text.append(VerdictText.section(report.verdicts(), sentence, style)).append('\n');
        } else {
            text.append("Nothing was verified.\n\n");
        }
        var left = LeftText.section(report.left(), style);
        text.append(left).append(left.isEmpty() ? "" : "\n");
        text.append(counts.capitalised()).append(skipped(report)).append(" in ");
        text.append(Durations.text(report.took())).append(".\n");
        if (!counts.green() || !VerdictCounts.of(report.verdicts()).green()) {
            text.append(log.toString().isEmpty() ? "" : "Log: " + Escape.text(log.toString()) + "\n");
            text.append(again.isEmpty() ? "" : "To continue: " + Escape.text(again) + "\n");
        }
        return style.finished(text.toString());
    }

    private static String skipped(Report report) {
        long skipped = PlanCounts.of(report.plan()).skip();
        return skipped == 0 ? "" : ", skipped " + skipped;
    }

    private static String steps(Report report, Style style) {
        int ids = report.plan().steps().stream()
                .mapToInt(each -> Style.width(Escape.text(each.step().id())))
                .max()
                .orElse(0);
        var outcomes = new OutcomeLines(style, ids);
        var lines = new Lines(74);
        for (PlannedStep planned : report.plan().steps()) {
            switch (planned) {
                case PlannedStep.Skipped(Step step, String reason) -> outcomes.skipped(step, reason, lines);
                case PlannedStep.Going going -> outcomes.add(going.step(), of(going.step(), report), lines);
            }
        }
        return lines.text();
    }

    private static List<ComponentOutcome> of(Step step, Report report) {
        return report.outcomes().stream()
                .filter(each -> each.step().id().equals(step.id()))
                .toList();
    }
}
