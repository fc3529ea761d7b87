package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import bootstrap.check.Whereabouts;
import bootstrap.check.Whereabouts.Sight;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown tables, as GitHub renders them. */
record ReportMarkdown(Report report) {
    private static final String SPECIAL = "\\`*_[]|~#@";

    String text() {
        var text = new StringBuilder("### " + cell(report.profile().name() + ": " + report.command()) + "\n\n");
        if (!report.headline().isEmpty()) {
            text.append(cell(report.headline())).append("\n\n");
        }
        var outcomes = OutcomeCounts.of(report.outcomes());
        if (!report.outcomes().isEmpty()) {
            text.append("| | step | component | outcome |\n|---|---|---|---|\n");
            report.outcomes().forEach(each -> text.append(row(each)));
            text.append('\n').append(outcomes.capitalised()).append(".\n\n");
        }
        if (!report.verdicts().isEmpty()) {
            text.append("| | step | check | verdict | time |\n|---|---|---|---|--:|\n");
            report.verdicts().forEach(each -> text.append(row(each)));
            text.append('\n');
        }
        var counts = VerdictCounts.of(report.verdicts());
        text.append(report.outcomes().isEmpty() ? counts.sentence(report.took()) : counts.sentence())
                .append("\n\n");
        return text.append(sessions()).append(pending()).append(strict()).toString();
    }

    private static String row(ComponentOutcome each) {
        var component = each.component().kind() + " " + each.component().name();
        return switch (each.outcome()) {
            case Outcome.Applied(String now, var took) -> row("✓", each.step().id(), component, "applied: " + now);
            case Outcome.Unneeded(String found) -> row("=", each.step().id(), component, "kept: " + found);
            case Outcome.Skipped(String reason) -> row("-", each.step().id(), component, "not tried: " + reason);
            case Outcome.Failed(var cause, String reason, var typed, var lastLines) ->
                row("✗", each.step().id(), component, FailureWord.of(cause) + ": " + reason + " (" + each.at() + ")");
        };
    }

    private static String row(Judged each) {
        var expectation = each.expectation();
        var step = expectation.step();
        var check = CheckLabel.of(expectation.check());
        var took = Durations.text(each.took());
        return switch (each.verdict()) {
            case Verdict.Passed passed -> row("✓", step, check, seen(passed), took);
            case Verdict.Failed(String reason, var details) ->
                row("✗", step, check, reason + " (" + expectation.at() + ")", took);
            case Verdict.Undecided(String reason) ->
                row("?", step, check, "undecided: " + reason + " (" + expectation.at() + ")", took);
            case Verdict.Skipped(String reason) -> row("-", step, check, "skipped: " + reason, took);
        };
    }

    private static String seen(Verdict.Passed passed) {
        var place = passed.where().isEmpty() ? "" : " at " + passed.where();
        return passed.what() + place + (passed.fact().isEmpty() ? "" : "; " + passed.fact());
    }

    private static String row(String... cells) {
        return List.of(cells).stream().map(ReportMarkdown::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String sessions() {
        var remarkable = report.left().sessions().stream()
                .filter(Whereabouts::isRemarkable)
                .toList();
        if (remarkable.isEmpty()) {
            return "";
        }
        var sudo = LeftText.sudo(remarkable.getFirst().sudo());
        return remarkable.stream()
                .map(ReportMarkdown::row)
                .collect(Collectors.joining(
                        "",
                        row("tool", "login", "interactive", "sh -c", sudo, "hidden") + "|---|---|---|---|---|---|\n",
                        "\n"));
    }

    private static String row(Whereabouts each) {
        var hidden = each.shadowed().stream().map(Path::toString).collect(Collectors.joining(", "));
        return row(
                each.tool(),
                place(each.login()),
                place(each.interactive()),
                place(each.sh()),
                place(each.sudo()),
                hidden);
    }

    private static String place(Sight sight) {
        return switch (sight) {
            case Sight.Found found -> found.at().toString();
            case Sight.Missing missing -> "not found";
            case Sight.Unknown unknown -> "not looked at";
        };
    }

    private String strict() {
        return report.left().strict().isEmpty()
                ? ""
                : report.left().strict().stream()
                        .map(each -> "- " + cell(each) + "\n")
                        .collect(Collectors.joining("", LeftText.STRICT + ":\n\n", "\n"));
    }

    private String pending() {
        return report.pending().isEmpty()
                ? ""
                : report.pending().stream()
                        .map(each -> "- " + cell(each.what()) + " (" + cell(each.reason()) + ")\n")
                        .collect(Collectors.joining("", "Still to do:\n\n", "\n"));
    }

    /** Text that stays text: neither Markdown nor HTML nor the end of a cell. */
    private static String cell(String raw) {
        return Escape.text(raw)
                .codePoints()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    default -> (SPECIAL.indexOf(c) < 0 ? "" : "\\") + Character.toString(c);
                })
                .collect(Collectors.joining());
    }
}
