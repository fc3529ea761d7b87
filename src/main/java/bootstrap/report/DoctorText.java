package bootstrap.report;

import bootstrap.preflight.Finding;
import bootstrap.preflight.Severity;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings for people: a line each with the advice below it, the counts last. */
public final class DoctorText {
    private static final String MARGIN = "  ";
    private static final int WIDEST_ID = 32;

    /** Which findings are shown. */
    public enum Detail {
        /** All but those where all is well; these are counted. */
        UNUSUAL,
        ALL
    }

    private DoctorText() {}

    /** Renders the answer of {@code doctor}; {@code skipped} are the ids that were left out. */
    public static String render(List<Finding> findings, Collection<String> skipped, Detail detail, Style style) {
        var lines = lines(detail == Detail.ALL ? findings : unusual(findings), style);
        boolean fine = of(findings, Severity.ERROR) == 0;
        var counts = counts(findings)
                + (skipped.isEmpty() ? "." : ". Left out: " + Escape.text(String.join(", ", skipped)) + ".");
        return style.finished(
                lines + (lines.isEmpty() ? "" : "\n") + (fine ? style.good(counts) : style.bad(counts)) + "\n");
    }

    /** The lines of the findings where not all is well, "" when there are none; for what is shown beside a plan. */
    public static String notable(List<Finding> findings, Style style) {
        return style.finished(lines(unusual(findings), style));
    }

    private static List<Finding> unusual(List<Finding> findings) {
        return findings.stream().filter(each -> each.severity() != Severity.OK).toList();
    }

    private static String lines(List<Finding> findings, Style style) {
        int ids = findings.stream()
                .mapToInt(each -> Style.width(Escape.text(each.id())))
                .filter(width -> width <= WIDEST_ID)
                .max()
                .orElse(0);
        var text = new StringBuilder();
        for (Finding each : findings) {
            var start = MARGIN + mark(each.severity(), style) + " " + Style.padded(Escape.text(each.id()), ids) + "   ";
            var below = " ".repeat(Style.width(MARGIN + style.failed() + " ") + ids + 3);
            text.append(start).append(Escape.text(each.summary())).append('\n');
            if (!each.advice().isEmpty()) {
                text.append(below).append(Escape.text(each.advice())).append('\n');
            }
        }
        return text.toString();
    }

    private static String mark(Severity severity, Style style) {
        return switch (severity) {
            case OK -> style.passed();
            case INFO -> style.told();
            case WARNING -> style.warned();
            case ERROR -> style.failed();
        };
    }

    private static String counts(List<Finding> findings) {
        long unusual = of(findings, Severity.ERROR) + of(findings, Severity.WARNING) + of(findings, Severity.INFO);
        if (unusual == 0) {
            return "All " + findings.size() + " preflights are well";
        }
        return Stream.of(
                                counted(of(findings, Severity.ERROR), "error"),
                                counted(of(findings, Severity.WARNING), "warning"),
                                of(findings, Severity.INFO) == 0 ? "" : of(findings, Severity.INFO) + " to know")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "))
                + "; " + of(findings, Severity.OK) + " of " + findings.size() + " preflights are well";
    }

    private static String counted(long count, String what) {
        return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
    }

    private static long of(List<Finding> findings, Severity severity) {
        return findings.stream().filter(each -> each.severity() == severity).count();
    }
}
