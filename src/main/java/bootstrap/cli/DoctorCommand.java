package bootstrap.cli;

import bootstrap.preflight.Finding;
import bootstrap.preflight.Severity;
import bootstrap.report.DoctorJson;
import bootstrap.report.DoctorText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Looks for what would make an apply fail. */
@Command(name = "doctor", description = "Look for what would go wrong on this box; change nothing.")
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private Bootstrap root;

    @Override
    public Integer call() {
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
