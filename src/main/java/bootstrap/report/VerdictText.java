package bootstrap.report;

import bootstrap.check.Check;
import bootstrap.check.Expectation;
import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import bootstrap.component.Component;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Verdicts for people: a line for each check, more for one that failed, the counts last. */
public final class VerdictText {
    private static final String MARGIN = "  ";
    private static final int WIDEST_WHAT = 44;
    private static final int WIDEST = 90;

    private final List<Judged> judged;
    private final Style style;
    private final Map<String, String> steps;
    private final String indent;
    private final int whats;

    private VerdictText(List<Judged> judged, Style style) {
        this.judged = judged;
        this.style = style;
        this.steps = columnOf(judged);
        this.indent = judged.isEmpty()
                ? ""
                : " ".repeat(Style.width(start(style.failed(), judged.getFirst().expectation())));
        int what = 0;
        for (Judged each : judged) {
            if (each.verdict() instanceof Verdict.Passed passed
                    && !passed.where().isEmpty()) {
                what = Math.max(what, width(passed.what()) <= WIDEST_WHAT ? width(passed.what()) : 0);
            }
        }
        this.whats = what;
    }

    /** The steps as they are shown, all equally wide; a step has many checks. */
    private static Map<String, String> columnOf(List<Judged> judged) {
        var shown = new HashMap<String, String>();
        judged.forEach(each -> shown.computeIfAbsent(each.expectation().step(), Escape::text));
        int widest = shown.values().stream().mapToInt(Style::width).max().orElse(0);
        shown.replaceAll((name, step) -> Style.padded(step, widest));
        return shown;
    }

    private static int width(String text) {
        return Style.width(Escape.text(text));
    }

    /** Renders the verdicts of a report. */
    public static String render(Report report, Style style) {
        var head = report.headline().isEmpty() ? "" : report.headline() + "\n\n";
        var counts = VerdictCounts.of(report.verdicts());
        var left = LeftText.section(report.left(), style);
        return style.finished(head
                + section(report.verdicts(), counts.sentence(report.took()), style)
                + (left.isEmpty() ? "" : "\n" + left));
    }

    /** The lines, and the sentence that counts them. */
    static String section(List<Judged> judged, String sentence, Style style) {
        var lines = new VerdictText(judged, style).lines();
        boolean green = VerdictCounts.of(judged).green();
        return lines + (lines.isEmpty() ? "" : "\n") + (green ? style.good(sentence) : style.bad(sentence)) + "\n";
    }

    private String lines() {
        var lines = new Lines(WIDEST, Lines.Aligned.RIGHT);
        judged.forEach(each -> add(each, lines));
        return lines.text();
    }

    private void add(Judged each, Lines lines) {
        var expectation = each.expectation();
        switch (each.verdict()) {
            case Verdict.Passed(String what, String where, String fact) -> {
                lines.add(
                        start(style.passed(), expectation) + placed(told(expectation, what), where),
                        Durations.text(each.took()));
                if (!fact.isEmpty()) {
                    below(fact, lines);
                }
            }
            case Verdict.Failed(String reason, List<String> details) -> {
                lines.add(start(style.failed(), expectation) + Escape.text(reason));
                details.forEach(detail -> below(detail, lines));
                below(expectation.at().fileAndLine(), lines);
            }
            case Verdict.Undecided(String reason) -> {
                lines.add(start(style.undecided(), expectation) + "undecided: " + Escape.text(reason));
                below(CheckLabel.of(expectation.check()), lines);
                below(expectation.at().fileAndLine(), lines);
            }
            case Verdict.Skipped(String reason) -> {
                lines.add(start(style.skipped(), expectation) + "skipped: " + Escape.text(reason));
                below(CheckLabel.of(expectation.check()), lines);
            }
        }
    }

    private String start(String mark, Expectation expectation) {
        return MARGIN + mark + " " + steps.get(expectation.step()) + "   ";
    }

    /** Files are told by their names, not by what makes them right. */
    private static String told(Expectation expectation, String what) {
        boolean file = expectation.check() instanceof Check.Holds(Component component) && component.isOneFile();
        return file ? CheckLabel.of(expectation.check()) : what;
    }

    private String placed(String what, String where) {
        return where.isEmpty()
                ? Escape.text(what)
                : Style.padded(Escape.text(what), whats) + "   " + Escape.text(where);
    }

    private void below(String detail, Lines lines) {
        lines.add(indent + Quoted.line(detail));
    }
}
