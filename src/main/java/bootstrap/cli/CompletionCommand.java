package bootstrap.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what lets a shell complete commands and options. */
final class CompletionCommand {
    enum Shell {
        bash,
        zsh
    }

    private Shell shell = Shell.bash;

    private CompletionCommand() {}

    static CommandSpec spec(Bootstrap root) {
        var command = new CompletionCommand();
        return Spec.command("completion", "Print the completion for a shell: bash or zsh.", () -> command.call(root))
                .addPositional(Spec.operand(Shell.class, () -> command.shell, value -> command.shell = value)
                        .arity("1")
                        .paramLabel("SHELL")
                        .description("${COMPLETION-CANDIDATES}")
                        .build());
    }

    private int call(Bootstrap root) {
        var session = root.session();
        session.reports().demandNone();
        session.print(script(shell, Bootstrap.commandLine(root, Commands.Built.ALL)));
        return ExitCode.OK.code();
    }

    /** picocli's script knows both shells; zsh finds one in a folder of its own by the first line. */
    static String script(Shell shell, CommandLine whole) {
        var script = AutoComplete.bash("bootstrap", whole);
        return switch (shell) {
            case bash -> script;
            case zsh -> "#compdef bootstrap\n" + script;
        };
    }
}
