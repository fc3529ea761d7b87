package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report for GitHub Actions: annotations on the profile's own lines, and a summary of the job's step. */
public final class ReportGitHub {
    private ReportGitHub() {}

    /** A line for each thing that went wrong, in GitHub's "workflow commands"; "" when nothing did. */
    public static String annotations(Report report) {
        var text = new StringBuilder();
        failures(report.outcomes()).forEach((failure, of) -> text.append(annotation(failure, of)));
        report.verdicts().forEach(each -> text.append(annotation(each)));
        if (VerdictCounts.of(report.verdicts()).asked() == 0) {
            text.append("::error title=")
                    .append(property(report.profile().name()))
                    .append("::no check ran, so nothing is proven\n");
        }
        if (!report.left().strict().isEmpty()) {
            text.append("::error title=")
                    .append(property(report.profile().name() + ": " + LeftText.STRICT))
                    .append("::")
                    .append(data(String.join("\n", report.left().strict())))
                    .append('\n');
        }
        return text.toString();
    }

    /** A line for each mistake in a profile. */
    public static String annotations(List<Diagnostic> diagnostics) {
        var text = new StringBuilder();
        diagnostics.forEach(each -> text.append(error(
                each.at(),
                "invalid profile",
                each.hint().isEmpty() ? List.of(each.message()) : List.of(each.message(), each.hint()))));
        return text.toString();
    }

    /** A table of outcomes and one of verdicts, in GitHub's Markdown. */
    public static String summary(Report report) {
        return new ReportMarkdown(report).text();
    }

    /** What failed in the same step for the same reason shares one annotation: GitHub shows ten of a job's step. */
    private record Failure(String step, Outcome.Failed outcome) {}

    private static Map<Failure, List<ComponentOutcome>> failures(List<ComponentOutcome> outcomes) {
        var failures = new LinkedHashMap<Failure, List<ComponentOutcome>>();
        outcomes.forEach(each -> {
            if (each.outcome() instanceof Outcome.Failed failed) {
                var failure = new Failure(each.step().id(), failed);
                failures.computeIfAbsent(failure, any -> new ArrayList<>()).add(each);
            }
        });
        return failures;
    }

    private static String annotation(Failure failure, List<ComponentOutcome> of) {
        var outcome = failure.outcome();
        var lines = new ArrayList<String>();
        lines.add(OutcomeLines.names(of) + ": " + outcome.reason());
        if (!outcome.typed().isEmpty()) {
            lines.add(outcome.typed());
        }
        lines.addAll(outcome.lastLines());
        return error(of.getFirst().at(), failure.step() + ": " + FailureWord.of(outcome.cause()), lines);
    }

    private static String annotation(Judged each) {
        var expectation = each.expectation();
        return switch (each.verdict()) {
            case Verdict.Passed passed -> "";
            case Verdict.Skipped skipped -> "";
            case Verdict.Failed(String reason, List<String> details) -> {
                var lines = new ArrayList<>(List.of(reason));
                lines.addAll(details);
                yield error(expectation.at(), expectation.step() + ": " + CheckLabel.of(expectation.check()), lines);
            }
            case Verdict.Undecided(String reason) ->
                error(
                        expectation.at(),
                        expectation.step() + ": " + CheckLabel.of(expectation.check()),
                        List.of("undecided: " + reason));
        };
    }

    private static String error(Location at, String title, List<String> lines) {
        return "::error file=" + property(at.file()) + ",line=" + at.line() + ",col=" + at.column() + ",title="
                + property(title) + "::" + data(String.join("\n", lines)) + "\n";
    }

    /** As GitHub's toolkit does it (actions/toolkit, command.ts); of its characters only the newline survives ours. */
    private static String data(String message) {
        return Escape.lines(message).replace("%", "%25").replace("\n", "%0A");
    }

    private static String property(String value) {
        return data(Escape.text(value)).replace(":", "%3A").replace(",", "%2C");
    }
}
