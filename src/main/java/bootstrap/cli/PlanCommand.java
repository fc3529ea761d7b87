package bootstrap.cli;

import java.nio.file.Path;
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

    @Option(names = "--out", paramLabel = "FILE", description = "Save the plan; bootstrap apply FILE runs just this.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        var whenPending = exitCode ? ExitCode.PENDING : ExitCode.OK;
        return out.toString().isEmpty() ? root.plan(whenPending) : root.plan(whenPending, out);
    }
}
