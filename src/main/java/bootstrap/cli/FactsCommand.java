package bootstrap.cli;

import bootstrap.report.FactsJson;
import bootstrap.report.FactsText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints what is known of the box. */
@Command(name = "facts", description = "Show release, hardware and surroundings of this box.")
final class FactsCommand implements Callable<Integer> {
    @ParentCommand
    private Bootstrap root;

    @Override
    public Integer call() {
        var session = root.session();
        session.reports().demandNone();
        var facts = session.setup().facts();
        if (root.options().json) {
            session.json(out -> FactsJson.write(facts, out));
        } else {
            session.print(FactsText.render(facts, session.style()));
        }
        return ExitCode.OK.code();
    }
}
