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
                        .required(true)
                        .arity("1")
                        .paramLabel("SHELL")
                        .description("bash, zsh")
                        .build());
    }

    private int call(Bootstrap root) {
        var session = root.session();
        session.reports().demandNone();
        session.print(script(shell, Bootstrap.commandLine(root, Commands.Built.ALL)));
        return ExitCode.OK.code();
    }

    /** To be sourced. */
    static String script(Shell shell, CommandLine whole) {
        var script = AutoComplete.bash("bootstrap", whole);
        return switch (shell) {
            case bash -> script;
            // picocli's alias of this name is not expanded where the script is loaded as a function.
            case zsh -> "compopt() { :; }\n" + script;
        };
    }

    /** For the folder where zsh finds completions by their first line: its first call only defines what is called then. */
    static String autoloaded(CommandLine whole) {
        return "#compdef bootstrap\n" + script(Shell.zsh, whole)
                + "\n_bash_complete -o default -F _complete_bootstrap\n";
    }
}
