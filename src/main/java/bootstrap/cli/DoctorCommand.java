package bootstrap.cli;

import bootstrap.preflight.Finding;
import bootstrap.preflight.Severity;
import bootstrap.report.DoctorJson;
import bootstrap.report.DoctorText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Looks for what would make an apply fail. */
final class DoctorCommand {
    private DoctorCommand() {}

    static CommandSpec spec(Bootstrap root) {
        return Spec.command("doctor", "Look for what would go wrong on this box; change nothing.", () -> call(root));
    }

    private static int call(Bootstrap root) {
        var session = root.session();
        session.reports().demandNone();
        var findings = session.preflights().ofBox();
        var skipped = root.options().skipPreflight;
        int ends = code(findings).code();
        if (root.options().json) {
            session.json(out -> DoctorJson.write(findings, skipped, ends, out));
        } else {
            var detail = root.options().verbose ? DoctorText.Detail.ALL : DoctorText.Detail.UNUSUAL;
            session.print(DoctorText.render(findings, skipped, detail, session.style()));
        }
        return ends;
    }

    /** Whatever the failure would be, the box is what is at fault here. */
    private static ExitCode code(List<Finding> findings) {
        boolean fails = findings.stream().anyMatch(each -> each.severity() == Severity.ERROR);
        return fails ? ExitCode.UNSUPPORTED : ExitCode.OK;
    }
}
