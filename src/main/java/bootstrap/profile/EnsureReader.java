package bootstrap.profile;

import bootstrap.component.Component;
import bootstrap.component.GuardedRun;
import bootstrap.component.VirtualEnvironment;
import bootstrap.process.Command;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the elements of {@code ensure}. */
final class EnsureReader {
    private static final String UNLESS = "unless";
    private static final String SIZE = "size";
    private static final Entry.Shape SHAPE = new Entry.Shape(
            "ensure",
            Stream.concat(ComponentReader.KINDS.stream(), Stream.of(Entry.RUN)).toList(),
            List.of(Entry.WHEN, SIZE),
            Stream.concat(RunReader.KEYS.stream(), Stream.of(UNLESS)).toList());
    private static final Entry.Shape GUARD =
            new Entry.Shape(UNLESS, ComponentReader.KINDS, List.of(Entry.WHEN), List.of());

    private final ComponentReader components;
    private final RunReader runs;
    private final Notes notes;

    EnsureReader(ComponentReader components, RunReader runs, Notes notes) {
        this.components = components;
        this.runs = runs;
        this.notes = notes;
    }

    List<Step.Ensure> read(Value list) {
        return list.list("a list of entries").stream()
                .flatMap(element -> Entry.read(element, SHAPE).stream().flatMap(this::entry))
                .toList();
    }

    private Stream<Step.Ensure> entry(Entry entry) {
        var placed = entry.kind().equals(Entry.RUN) ? run(entry) : made(entry);
        var size = entry.fields().find(SIZE).flatMap(value -> size(entry.kind(), value));
        return placed.stream()
                .map(each -> new Step.Ensure(each.component(), entry.when(), size.orElse(Size.UNSAID), each.at()));
    }

    private static Optional<Size> size(String kind, Value value) {
        if (kind.equals(ComponentReader.APT)) {
            value.wrong("apt tells the size of its packages itself", "delete it");
            return Optional.empty();
        }
        return value.fields("a size such as { fetch: \"60 MiB\", disk: \"150 MiB\" }")
                .flatMap(fields -> {
                    fields.allow(List.of("fetch", "disk"), "a size");
                    var fetch = fields.demand("fetch", "a size").flatMap(EnsureReader::bytes);
                    var disk = fields.demand("disk", "a size").flatMap(EnsureReader::bytes);
                    return fetch.flatMap(known -> disk.map(more -> new Size(known, more)));
                });
    }

    private static Optional<Long> bytes(Value value) {
        return value.text(Amount.PLAIN).flatMap(text -> {
            var bytes = Amount.plainBytes(text);
            if (bytes.isEmpty()) {
                value.wrong("expected " + Amount.PLAIN + ", got " + Value.shown(text), "");
            }
            return bytes;
        });
    }

    private List<Placed> made(Entry entry) {
        var placed = components.read(entry.kind(), entry.value(), FileReader.Use.BROUGHT);
        placed.forEach(each -> {
            if (each.component() instanceof VirtualEnvironment venv) {
                notes.mentioned(new Mention.VenvMade(venv.name(), each.at()));
            }
        });
        return placed;
    }

    private List<Placed> run(Entry entry) {
        var fields = entry.fields();
        var words = runs.command(entry.value());
        var workplace = runs.workplace(fields);
        var as = runs.as(fields);
        var limit = runs.limit(fields, Command.changing("true").limit());
        return unless(entry).stream()
                .filter(guard -> !words.isEmpty())
                .map(guard -> new GuardedRun(words, guard, workplace, as, limit))
                .map(each -> new Placed(each, entry.value().at()))
                .toList();
    }

    /** Without one nobody could tell whether the program has to run at all. */
    private Optional<Component> unless(Entry entry) {
        var unless = entry.fields().find(UNLESS);
        if (unless.isEmpty()) {
            entry.value()
                    .wrong(
                            "run in ensure needs the key \"unless\"",
                            "say by an entry of another kind when there is nothing to do, as in unless: { file: { path: ~/bin/x } }");
            return Optional.empty();
        }
        return unless.flatMap(this::guard);
    }

    private Optional<Component> guard(Value value) {
        return Entry.read(value, GUARD).flatMap(entry -> {
            entry.fields()
                    .find("when")
                    .ifPresent(when -> when.wrong("unless has no condition of its own", "delete it"));
            var placed = components.read(entry.kind(), entry.value(), FileReader.Use.LOOKED_FOR);
            if (placed.size() > 1) {
                value.wrong(
                        "unless is about one thing, this is about " + placed.size(),
                        "name the one thing whose presence says that it is done");
            }
            return placed.stream().map(Placed::component).findFirst();
        });
    }
}
