package bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The same as the root command. */
@Command(name = "apply", description = "Show the plan, ask, do it, verify it.")
final class ApplyCommand implements Callable<Integer> {
    @ParentCommand
    private Bootstrap root;

    @Override
    public Integer call() {
        return root.apply();
    }
}
