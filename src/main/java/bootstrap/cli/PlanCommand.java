package bootstrap.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what an apply would do. */
final class PlanCommand {
    private boolean exitCode;
    private Path out = Path.of("");

    private PlanCommand() {}

    static CommandSpec spec(Bootstrap root) {
        var command = new PlanCommand();
        return Spec.command("plan", "Show what would be done; change nothing.", () -> command.call(root))
                .addOption(Spec.flag(value -> command.exitCode = value, "--exit-code")
                        .description("End with 3 when something would change.")
                        .build())
                .addOption(Spec.path(() -> command.out, value -> command.out = value, "--out")
                        .paramLabel("FILE")
                        .description("Save the plan; bootstrap apply FILE runs just this.")
                        .build());
    }

    private int call(Bootstrap root) {
        var whenPending = exitCode ? ExitCode.PENDING : ExitCode.OK;
        return out.toString().isEmpty() ? root.plan(whenPending) : root.plan(whenPending, out);
    }
}
