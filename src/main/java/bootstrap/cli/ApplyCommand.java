package bootstrap.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** The same as the root command, or just what a saved plan says. */
final class ApplyCommand {
    private Path plan = Path.of("");

    private ApplyCommand() {}

    static CommandSpec spec(Bootstrap root) {
        var command = new ApplyCommand();
        return Spec.command(
                        "apply",
                        "Show the plan, ask, do it, verify it; with PLAN, one that plan --out saved.",
                        () -> command.call(root))
                .addPositional(Spec.operand(Path.class, () -> command.plan, value -> command.plan = value)
                        .converters(Spec.PATHS)
                        .arity("0..1")
                        .paramLabel("PLAN")
                        .description("A saved plan; refused when box or profile changed.")
                        .build());
    }

    private int call(Bootstrap root) {
        return plan.toString().isEmpty() ? root.apply() : root.apply(plan);
    }
}
