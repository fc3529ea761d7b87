package bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what an apply would do. */
@Command(name = "plan", description = "Show what would be done; change nothing.")
final class PlanCommand implements Callable<Integer> {
    @ParentCommand
    private Bootstrap root;

    @Option(names = "--exit-code", description = "End with 3 when something would change.")
    private boolean exitCode;

    @Override
    public Integer call() {
        return root.plan(exitCode ? ExitCode.PENDING : ExitCode.OK);
    }
}
