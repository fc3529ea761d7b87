package bootstrap.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Runs the checks of a profile. */
final class VerifyCommand {
    private VerifyCommand() {}

    static CommandSpec spec(Bootstrap root) {
        return Spec.command(
                "verify",
                "Check that the box is as the profile says; change nothing.",
                () -> VerifyFlow.run(root.session()).code());
    }
}
