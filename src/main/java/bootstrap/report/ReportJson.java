package bootstrap.report;

import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import bootstrap.component.Effect;
import bootstrap.process.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What an apply or a verify came to, for machines. */
public final class ReportJson {
    private ReportJson() {}

    /** Writes the report in the format of its command; {@code exit} is the process's exit code. */
    public static void write(Report report, int exit, OutputStream out) throws IOException {
        Json.document("bootstrap." + report.command(), out, json -> {
            PlanJson.heading(report, json);
            steps(report, json);
            json.objects("verdicts", report.verdicts(), ReportJson::verdict);
            json.objects("pending", report.pending(), (pending, of) -> {
                of.text("what", pending.what());
                of.text("reason", pending.reason());
            });
            SessionsJson.write(report.left(), json);
            json.object("counts", of -> counts(report, of));
            json.seconds("seconds", report.took());
            json.number("exit", exit);
        });
    }

    /** Of the plan where there was one, else the profile's. */
    private static void steps(Report report, Json json) throws IOException {
        if (report.plan().steps().isEmpty()) {
            json.objects("steps", report.profile().steps(), StepJson::heading);
        } else {
            var steps = new StepJson(ReportJson::ownCommand, report.outcomes());
            json.objects("steps", report.plan().steps(), steps::write);
        }
    }

    private static Optional<Command> ownCommand(Effect effect) {
        return effect instanceof Effect.Run(Command command, var files) ? Optional.of(command) : Optional.empty();
    }

    private static void verdict(Judged judged, Json json) throws IOException {
        var expectation = judged.expectation();
        json.text("step", expectation.step());
        json.text("check", CheckLabel.of(expectation.check()));
        switch (judged.verdict()) {
            case Verdict.Passed(String what, String where, String fact) -> {
                json.text("status", "passed");
                json.text("what", what);
                json.textIfAny("where", where);
                json.textIfAny("fact", fact);
            }
            case Verdict.Failed(String reason, List<String> details) -> {
                status("failed", judged.verdict(), reason, json);
                json.texts("details", details);
            }
            case Verdict.Undecided(String reason) -> status("undecided", judged.verdict(), reason, json);
            case Verdict.Skipped(String reason) -> status("skipped", judged.verdict(), reason, json);
        }
        StepJson.place(expectation.at(), json);
        json.seconds("seconds", judged.took());
    }

    private static void status(String word, Verdict verdict, String reason, Json json) throws IOException {
        json.text("status", word);
        json.textIfAny("class", FailureWord.of(verdict).orElse(""));
        json.text("reason", reason);
    }

    private static void counts(Report report, Json json) throws IOException {
        var outcomes = OutcomeCounts.of(report.outcomes());
        json.object("components", of -> {
            of.number("applied", outcomes.applied());
            of.number("unneeded", outcomes.unneeded());
            of.number("failed", outcomes.failed());
            of.number("skipped", outcomes.skipped());
        });
        var verdicts = VerdictCounts.of(report.verdicts());
        json.object("checks", of -> {
            of.number("passed", verdicts.passed());
            of.number("failed", verdicts.failed());
            of.number("undecided", verdicts.undecided());
            of.number("skipped", verdicts.skipped());
        });
    }
}
