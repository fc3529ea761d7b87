package bootstrap.cli;

import bootstrap.process.Ending;
import bootstrap.report.Escape;
import bootstrap.report.FailureJson;
import bootstrap.source.Nearest;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The whole program as a function of its arguments, variables, streams and box; tells the exit code. */
public final class Program {
    private Program() {}

    /** Runs one invocation; never throws, never exits. */
    public static int run(String[] arguments, Map<String, String> variables, Streams streams, Wiring wiring) {
        var known = Known.answer(arguments, streams.terminal());
        known.ifPresent(text -> streams.out().print(text));
        int code = known.isPresent()
                ? ExitCode.OK.code()
                : executed(arguments, variables, new Bootstrap(streams, variables, wiring), streams);
        return streams.out().checkError() && code == 0 ? ExitCode.IO.code() : code;
    }

    /** The parser hands exceptions on, but not what the runtime itself throws. */
    private static int executed(String[] arguments, Map<String, String> variables, Bootstrap root, Streams streams) {
        try {
            var commandLine = Bootstrap.commandLine(root, Commands.among(arguments));
            commandLine.setExecutionExceptionHandler((failure, at, parsed) -> failed(failure, root, streams));
            commandLine.setParameterExceptionHandler(
                    (mistake, words) -> wrongUsage(whole(mistake, words, root), variables, root, streams));
            return commandLine.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            return failed(new IllegalStateException(e), root, streams);
        }
    }

    /** The same mistake as a parser sees it that knows all commands. */
    private static ParameterException whole(ParameterException mistake, String[] words, Bootstrap root) {
        try {
            Bootstrap.commandLine(root, Commands.Built.ALL).parseArgs(words);
            return mistake;
        } catch (ParameterException again) {
            return again;
        }
    }

    private static int wrongUsage(
            ParameterException mistake, Map<String, String> variables, Bootstrap root, Streams streams) {
        var message = String.valueOf(mistake.getMessage());
        var hint = new StringBuilder();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            var known = mistake.getCommandLine().getCommandSpec();
            var words = new ArrayList<>(known.subcommands().keySet());
            words.addAll(known.optionsMap().keySet());
            Nearest.nearest(unmatched.getUnmatched().getFirst(), words)
                    .ifPresent(
                            near -> hint.append("; did you mean ").append(near).append('?'));
        }
        if (mistake.getArgSpec() instanceof OptionSpec option) {
            var twin = Twins.of(option.longestName());
            if (variables.containsKey(twin)
                    && String.valueOf(variables.get(twin)).equals(mistake.getValue())) {
                hint.append(" (from the variable ").append(twin).append(')');
            }
        }
        var help = mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        return told(new Stop(ExitCode.USAGE, message + hint + "\n  see: " + help), root, streams);
    }

    private static int failed(Exception failure, Bootstrap root, Streams streams) {
        if (failure instanceof Stop stop) {
            return told(stop, root, streams);
        }
        if (root.options().debug) {
            failure.printStackTrace(streams.err());
        }
        return told(
                new Stop(ExitCode.BUG, "a bug in bootstrap: " + failure + "\n  --debug shows where; please report it"),
                root,
                streams);
    }

    private static int told(Stop stop, Bootstrap root, Streams streams) {
        Ending.await();
        var message = String.valueOf(stop.getMessage());
        if (root.options().json) {
            json(stop.code(), message, streams.out());
        }
        streams.err().println("bootstrap: " + Escape.lines(message));
        return stop.code().code();
    }

    private static void json(ExitCode code, String message, PrintStream out) {
        try {
            FailureJson.write(code.word(), message, code.code(), out);
            out.println();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
