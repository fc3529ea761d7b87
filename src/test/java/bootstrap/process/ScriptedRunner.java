package bootstrap.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Starts nothing: answers each command by what a person would type, and keeps what it was asked to run. */
public final class ScriptedRunner implements CommandRunner {
    private final Map<String, Function<Command, Result>> answers = new LinkedHashMap<>();
    private final List<Command> commands = new ArrayList<>();

    /** This command ends well and prints this. */
    public ScriptedRunner answer(String typed, String out) {
        return answer(typed, 0, out);
    }

    public ScriptedRunner answer(String typed, int code, String out) {
        return answer(typed, new Result.Exited(code, out, ""));
    }

    public ScriptedRunner answer(String typed, Result result) {
        return answer(typed, command -> result);
    }

    /** The answer may look at the command, or change the box as the program would. */
    public ScriptedRunner answer(String typed, Function<Command, Result> result) {
        answers.put(typed, result);
        return this;
    }

    /** Everything that was run, in the order it was asked for, as typed. */
    public synchronized List<String> started() {
        return commands.stream().map(Command::typed).toList();
    }

    public synchronized List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public Result run(Command command, Consumer<String> lines) {
        synchronized (this) {
            commands.add(command);
        }
        var answer = answers.get(command.typed());
        if (answer == null) {
            throw new AssertionError("no answer was written for this command:\n  " + command.typed()
                    + "\nthere are answers for:\n  " + String.join("\n  ", answers.keySet()));
        }
        var result = answer.apply(command);
        if (result instanceof Result.Exited(int code, String out, String err)) {
            out.lines().forEach(lines);
            err.lines().forEach(lines);
        }
        return result;
    }
}
