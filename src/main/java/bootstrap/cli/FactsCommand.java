package bootstrap.cli;

import bootstrap.report.FactsJson;
import bootstrap.report.FactsText;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what is known of the box. */
final class FactsCommand {
    private FactsCommand() {}

    static CommandSpec spec(Bootstrap root) {
        return Spec.command("facts", "Show release, hardware and surroundings of this box.", () -> call(root));
    }

    private static int call(Bootstrap root) {
        var session = root.session();
        session.reports().demandNone();
        var facts = session.setup().facts();
        Meanwhile.begin(
                () -> { // while dpkg's list is read for the architecture
                    facts.memory();
                    facts.processor();
                });
        if (root.options().json) {
            session.json(out -> FactsJson.write(facts, out));
        } else {
            session.print(FactsText.render(facts, session.style()));
        }
        return ExitCode.OK.code();
    }
}
