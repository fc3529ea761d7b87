package bootstrap.profile;

import bootstrap.check.Check;
import bootstrap.process.Command;
import bootstrap.version.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the elements of {@code expect}. */
final class CheckReader {
    private static final String PORT = "port";
    private static final Entry.Shape SHAPE = new Entry.Shape(
            "expect",
            Stream.concat(Stream.of(Entry.RUN, PORT), ComponentReader.KINDS.stream())
                    .toList(),
            List.of(Entry.WHEN),
            Stream.concat(RunReader.KEYS.stream(), Stream.of("version", "stdout", "stderr", "exit", "tells"))
                    .toList());
    private static final String HERE = "localhost";

    private final ComponentReader components;
    private final RunReader runs;

    CheckReader(ComponentReader components, RunReader runs) {
        this.components = components;
        this.runs = runs;
    }

    List<Step.Expect> read(Value list) {
        return list.list("a list of entries").stream()
                .flatMap(element -> Entry.read(element, SHAPE).stream().flatMap(this::entry))
                .toList();
    }

    private Stream<Step.Expect> entry(Entry entry) {
        var at = entry.value().at();
        return switch (entry.kind()) {
            case Entry.RUN -> run(entry).stream().map(check -> new Step.Expect(check, entry.when(), at));
            case PORT -> port(entry.value()).stream().map(check -> new Step.Expect(check, entry.when(), at));
            default ->
                components.read(entry.kind(), entry.value(), FileReader.Use.LOOKED_FOR).stream()
                        .map(placed -> new Step.Expect(new Check.Holds(placed.component()), entry.when(), placed.at()));
        };
    }

    private Optional<Check> run(Entry entry) {
        var fields = entry.fields();
        var commands = entry.value().oneOrMore("a command, or a list of them").stream()
                .map(runs::command)
                .filter(words -> !words.isEmpty())
                .toList();
        var expected = expected(fields);
        var workplace = runs.workplace(fields);
        var as = runs.as(fields);
        var limit = runs.limit(fields, Command.checking(List.of("true")).limit());
        return commands.isEmpty()
                ? Optional.empty()
                : Optional.of(new Check.Run(commands, expected, workplace, as, limit));
    }

    private static Check.Expected expected(Fields fields) {
        var version = fields.find("version").flatMap(Versions::constraint).orElse(Constraint.ANY);
        var exit = fields.find("exit")
                .map(value -> value.number("an exit code", 0, 255).orElse(0))
                .orElse(0);
        var tells =
                fields.find("tells").flatMap(value -> value.text(Grammar.FACT)).orElse("");
        return new Check.Expected(version, part(fields, "stdout"), part(fields, "stderr"), exit, tells);
    }

    private static String part(Fields fields, String stream) {
        return fields.find(stream)
                .flatMap(value -> value.text("text that must occur in " + stream)
                        .filter(text -> {
                            if (text.isBlank()) {
                                value.wrong(
                                        "an empty text occurs everywhere", "delete the key, or say what must occur");
                            }
                            return true;
                        }))
                .orElse("");
    }

    private static Optional<Check> port(Value value) {
        if (!value.isMapping()) {
            return number(value).map(number -> new Check.Port(HERE, number));
        }
        return value.fields("a port").flatMap(fields -> {
            fields.allow(List.of("host", "number"), PORT);
            var host =
                    fields.find("host").flatMap(each -> each.text(Grammar.HOST)).orElse(HERE);
            return fields.demand("number", PORT)
                    .flatMap(CheckReader::number)
                    .map(number -> new Check.Port(host, number));
        });
    }

    private static Optional<Integer> number(Value value) {
        var number = value.number("a port", 1, 65_535);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
