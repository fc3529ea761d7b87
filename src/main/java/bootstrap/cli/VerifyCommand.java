package bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Runs the checks of a profile. */
@Command(name = "verify", description = "Check that the box is as the profile says; change nothing.")
final class VerifyCommand implements Callable<Integer> {
    @ParentCommand
    private Bootstrap root;

    @Override
    public Integer call() {
        return VerifyFlow.run(root.session()).code();
    }
}
