package bootstrap.facts;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A box made of files below a temporary directory, and of answers to the commands it is asked to run. */
final class FixtureBox implements CommandRunner {
    private final Path root;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Result> answers = new HashMap<>();
    private final List<String> started = new ArrayList<>();

    FixtureBox(Path root) {
        this.root = root;
    }

    FixtureBox file(String absolute, String text) {
        try {
            var file = root.resolve(absolute.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FixtureBox directory(String absolute) {
        try {
            Files.createDirectories(root.resolve(absolute.substring(1)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FixtureBox resource(String absolute, String name) {
        try (var in = FixtureBox.class.getResourceAsStream("/facts/" + name)) {
            return file(absolute, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FixtureBox variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    FixtureBox answer(String typed, Result result) {
        answers.put(typed, result);
        return this;
    }

    FixtureBox answer(String typed, int code, String out) {
        return answer(typed, new Result.Exited(code, out, ""));
    }

    /** The commands run so far, as typed. */
    List<String> started() {
        return started;
    }

    Tree tree() {
        return new Tree(root);
    }

    Environment environment() {
        return new Environment(variables);
    }

    FactsProbe probe(String user) {
        return new FactsProbe(root, environment(), user, this);
    }

    Facts facts() {
        return probe("").facts();
    }

    @Override
    public Result run(Command command, Consumer<String> lines) {
        started.add(command.typed());
        return answers.getOrDefault(command.typed(), new Result.NotStarted("no such program"));
    }
}
