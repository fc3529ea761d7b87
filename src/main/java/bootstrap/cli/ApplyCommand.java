package bootstrap.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The same as the root command, or just what a saved plan says. */
@Command(name = "apply", description = "Show the plan, ask, do it, verify it; with PLAN, one that plan --out saved.")
final class ApplyCommand implements Callable<Integer> {
    @ParentCommand
    private Bootstrap root;

    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "A saved plan; refused when box or profile changed.")
    private Path plan = Path.of("");

    @Override
    public Integer call() {
        return plan.toString().isEmpty() ? root.apply() : root.apply(plan);
    }
}
