package bootstrap.check;

import bootstrap.component.GuardedRun;
import bootstrap.component.VirtualEnvironment;
import bootstrap.facts.Box;
import bootstrap.process.As;
import bootstrap.process.Caller;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import bootstrap.process.Scratch;
import bootstrap.source.SystemReason;
import bootstrap.version.Constraint;
import bootstrap.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the commands of one check in a fresh directory and judges how the last one ended. */
final class RunJudge {
    private static final Pattern PYTHON = Pattern.compile("(python|pip)[0-9.]*");

    private final Box box;
    private final CommandRunner checking;
    private final SearchPath shell;

    RunJudge(Box box, CommandRunner checking, SearchPath shell) {
        this.box = box;
        this.checking = checking;
        this.shell = shell;
    }

    Verdict judge(Check.Run run) {
        if (box.self().uid() != 0 && box.self().uid() != owner(run)) {
            var whom = run.as() == As.ROOT ? "root" : box.target().name();
            return new Verdict.Undecided("it must run as " + whom + ": sudo bootstrap verify");
        }
        var gone = goneOfEnvironment(run);
        if (gone.isPresent()) {
            return new Verdict.Failed(
                    "the virtual environment " + run.workplace().venv() + " has no "
                            + gone.get().getFileName(),
                    List.of("looked for: " + gone.get()));
        }
        var path = path(run);
        for (List<String> words : run.commands()) {
            var program = words.getFirst();
            if (!program.contains("/") && path.find(program).isEmpty()) {
                return notFound(program, path);
            }
        }
        try (var scratch = Scratch.filled(run.workplace().files(), owner(run))) {
            return inOrder(run, path, scratch.directory());
        } catch (IOException e) {
            return new Verdict.Undecided("its temporary directory: " + SystemReason.withFile(e));
        }
    }

    /** Root looks where only root may write, whoever's shell this is. */
    private SearchPath path(Check.Run run) {
        var usual = run.as() == As.ROOT && !box.target().isRoot() ? SearchPath.of(Caller.SYSTEM_PATH, "root") : shell;
        return run.workplace().venv().isEmpty()
                ? usual
                : usual.startingWith(environment(run).resolve("bin"));
    }

    /** What makes an environment one, and its Python by the names that are used: else that of the box would answer. */
    private Optional<Path> goneOfEnvironment(Check.Run run) {
        if (run.workplace().venv().isEmpty()) {
            return Optional.empty();
        }
        var place = environment(run);
        var pythons = run.commands().stream().map(List::getFirst).filter(PYTHON.asMatchPredicate());
        var programs = Stream.concat(Stream.of("python"), pythons).map(place.resolve("bin")::resolve);
        return Files.isRegularFile(place.resolve("pyvenv.cfg"))
                ? programs.filter(program -> !Files.isExecutable(program)).findFirst()
                : Optional.of(place.resolve("pyvenv.cfg"));
    }

    private Path environment(Check.Run run) {
        return VirtualEnvironment.place(run.workplace().venv(), box.target().home());
    }

    private int owner(Check.Run run) {
        return box.uid(run.as());
    }

    private Verdict inOrder(Check.Run run, SearchPath path, Path directory) {
        var commands = run.commands();
        for (List<String> words : commands.subList(0, commands.size() - 1)) {
            var verdict = verdict(atHome(words), Check.Expected.SUCCESS, run, path, directory);
            if (!(verdict instanceof Verdict.Passed)) {
                return verdict;
            }
        }
        return verdict(atHome(commands.getLast()), run.expected(), run, path, directory);
    }

    private List<String> atHome(List<String> words) {
        var home = box.target().home();
        var all = new ArrayList<>(words);
        all.replaceAll(word -> GuardedRun.atHome(word, home));
        return all;
    }

    /** Programs are started by absolute path, as this path finds them once the commands before have ended. */
    private Verdict verdict(
            List<String> words, Check.Expected expected, Check.Run run, SearchPath path, Path directory) {
        var argv = new ArrayList<>(words);
        var where = path.find(words.getFirst()).map(Path::toString).orElse("");
        if (!where.isEmpty()) {
            argv.set(0, where);
        } else if (words.getFirst().startsWith("./")) {
            argv.set(0, directory.resolve(words.getFirst().substring(2)).toString());
        }
        var command = Command.checking(argv)
                .as(run.as())
                .in(directory)
                .within(run.limit())
                .with(environment(run, path, directory));
        return judged(words, checking.run(command), expected, where);
    }

    /** TMPDIR keeps the traces that programs leave in the fresh directory too. */
    private static Map<String, String> environment(Check.Run run, SearchPath path, Path directory) {
        var all = new HashMap<String, String>();
        all.put("PATH", path.text());
        all.put("TMPDIR", directory.toString());
        all.put("PYTHONDONTWRITEBYTECODE", "1");
        all.putAll(run.workplace().environment());
        return all;
    }

    private static Verdict judged(List<String> words, Result result, Check.Expected expected, String where) {
        return switch (result) {
            case Result.Exited(int code, String out, String err)
            when code != expected.exit() ->
                new Verdict.Failed(
                        typed(words) + " exited " + code
                                + (expected.exit() == 0 ? "" : ", wanted is " + expected.exit()),
                        Result.lastLines(out, err));
            case Result.Exited exited -> answered(words, exited, expected, where);
            case Result.NotStarted(String reason) ->
                new Verdict.Failed(typed(words) + " did not start", List.of(reason));
            case Result.TimedOut(var after, String out, String err) ->
                new Verdict.Failed(
                        typed(words) + " gave no answer in " + after.toSeconds() + " s", Result.lastLines(out, err));
        };
    }

    private static Verdict answered(List<String> words, Result.Exited exited, Check.Expected expected, String where) {
        if (!exited.out().contains(expected.stdout())) {
            return unlike(words, "stdout", expected.stdout(), exited.out());
        }
        if (!exited.err().contains(expected.stderr())) {
            return unlike(words, "stderr", expected.stderr(), exited.err());
        }
        var fact = told(expected.tells(), exited.out());
        if (fact.isEmpty()) {
            return new Verdict.Failed(
                    typed(words) + " told no " + expected.tells(), Result.lastLines(exited.out(), exited.err()));
        }
        if (expected.version().equals(Constraint.ANY)) {
            return new Verdict.Passed(typed(words), where, fact.get());
        }
        var version = Version.firstDotted(exited.out()).or(() -> Version.firstDotted(exited.err()));
        return version.map(found -> compared(asked(words), found, expected.version(), where, fact.get()))
                .orElseGet(() -> new Verdict.Failed(
                        words.getFirst() + " told no version", Result.lastLines(exited.out(), exited.err())));
    }

    private static String typed(List<String> words) {
        return Command.checking(words).typed();
    }

    /** The first line that tells the fact of this name, which has to say something; "" when none is asked for. */
    private static Optional<String> told(String name, String out) {
        return name.isEmpty()
                ? Optional.of("")
                : out.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith(name + ": "))
                        .findFirst();
    }

    /** What the version is of: a program, or with it the module that it runs ({@code python3 -m pip}). */
    private static String asked(List<String> words) {
        return words.size() > 2 && words.get(1).equals("-m") ? String.join(" ", words.subList(0, 3)) : words.getFirst();
    }

    private static Verdict compared(String program, Version found, Constraint wanted, String where, String fact) {
        return wanted.accepts(found)
                ? new Verdict.Passed(program + " " + found.text() + " (" + wanted.text() + ")", where, fact)
                : new Verdict.Failed(
                        program + " is " + found.text() + ", wanted is " + wanted.text(), List.of("found at " + where));
    }

    private static Verdict unlike(List<String> words, String stream, String wanted, String found) {
        var details = new ArrayList<>(List.of("wanted in " + stream + ": " + wanted, "found:"));
        details.addAll(Result.lastLines(found, ""));
        return new Verdict.Failed(typed(words) + " answered otherwise", details);
    }

    private Verdict notFound(String program, SearchPath path) {
        var details = new ArrayList<>(List.of("looked in: " + path.text()));
        elsewhere(program).ifPresent(found -> details.add("found at " + found + ": " + advice(found)));
        return new Verdict.Failed(program + " is not on the PATH of " + path.whose(), details);
    }

    private Optional<Path> elsewhere(String program) {
        var home = box.target().home();
        return Stream.of(
                        home.resolve(".cargo/bin"),
                        home.resolve(".local/bin"),
                        Path.of("/usr/local/bin"),
                        Path.of("/usr/bin"),
                        Path.of("/usr/sbin"),
                        Path.of("/usr/lib/cargo/bin"),
                        Path.of("/snap/bin"))
                .map(directory -> directory.resolve(program))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String advice(Path found) {
        return found.toString().contains("/.cargo/bin/")
                ? "open a new shell, or: . \"$HOME/.cargo/env\""
                : "open a new shell, or add " + found.getParent() + " to PATH";
    }
}
