package bootstrap.component;

import bootstrap.facts.Box;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program of the profile's own, run unless another component is as desired; the profile's escape hatch. */
public record GuardedRun(List<String> words, Component unless, Workplace workplace, As as, Duration limit)
        implements Component {
    public GuardedRun {
        words = List.copyOf(words);
    }

    @Override
    public String kind() {
        return "run";
    }

    @Override
    public String name() {
        return String.join(" ", words);
    }

    @Override
    public boolean asksPrograms() {
        return unless.asksPrograms();
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        return unless.probe(box, reading);
    }

    /** Kept when the guard would be kept; otherwise the program runs, whatever the guard's own kind would do. */
    @Override
    public Change plan(State observed, Outlook outlook) {
        return switch (unless.plan(observed, outlook)) {
            case Change.Keep(String found) -> new Change.Keep(found);
            case Change.Blocked(String reason) -> new Change.Blocked(reason);
            case Change.Create create -> new Change.Create(name(), effects(outlook.box()));
            case Change.Deferred deferred -> new Change.Create(name(), effects(outlook.box()));
            case Change.Impossible impossible -> new Change.Create(name(), effects(outlook.box()));
            case Change.Update(String from, var wanted, var effects) ->
                new Change.Update(from, name(), effects(outlook.box()));
        };
    }

    private List<Effect> effects(Box box) {
        var home = box.target().home();
        var resolved = words.stream().map(word -> atHome(word, home)).toArray(String[]::new);
        var command = Command.changing(resolved)
                .as(as)
                .in(home)
                .within(limit)
                .with(workplace.environment())
                .with(activated(workplace.venv(), home));
        return List.of(new Effect.Run(command, workplace.files()));
    }

    /** A leading {@code ~/} stands for the target user's home; nothing else in a word is replaced. */
    public static String atHome(String word, Path home) {
        return word.startsWith("~/") ? home.resolve(word.substring(2)).toString() : word;
    }

    private static Map<String, String> activated(String venv, Path home) {
        return venv.isEmpty()
                ? Map.of()
                : Map.of("VIRTUAL_ENV", VirtualEnvironment.place(venv, home).toString());
    }
}
