package bootstrap.profile;

import bootstrap.profile.Document.Choice;
import bootstrap.profile.Document.Extended;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads one file of a profile: from its bytes through text and nodes to a document. */
final class DocumentReader {
    private static final List<String> KEYS =
            List.of("profile", "summary", "extends", "requires", "options", "set", "steps");
    private static final String WHERE = "a profile";
    private static final int LONGEST_LINE = 200;

    private final Origin origin;
    private final Notes notes;

    DocumentReader(Origin origin, Notes notes) {
        this.origin = origin;
        this.notes = notes;
    }

    /** What could be read, with its mistakes in the notes; empty when it is no YAML mapping at all. */
    Optional<Document> read(Taken.Bytes content) {
        notes.read(new Profile.Source(content.file(), content.bytes()));
        return new ProfileText(notes)
                .of(content.bytes())
                .filter(text -> !new Foreign(notes).is(text))
                .flatMap(new Yaml(notes)::read)
                .flatMap(root -> new Value(root, notes).fields("a mapping that starts with \"profile: NAME\""))
                .map(this::document);
    }

    private Document document(Fields fields) {
        fields.allow(KEYS, WHERE);
        var name = fields.demand("profile", WHERE)
                .flatMap(value -> value.text(Grammar.PROFILE))
                .orElse("");
        var summary = fields.find("summary")
                .flatMap(value -> value.line("a summary", LONGEST_LINE))
                .orElse("");
        var extended = fields.find("extends").map(DocumentReader::extended).orElse(List.of());
        var requires = fields.find("requires").map(this::requires).orElse(List.of());
        var options = fields.find("options").map(this::options).orElse(List.of());
        var set = fields.find("set").map(this::set).orElse(List.of());
        if (!fields.has("steps") && !fields.has("extends")) {
            fields.wrong("a profile needs the key \"steps\", or \"extends\"", "");
        }
        var reader = new StepReader(name, new BroughtFiles(origin, notes), notes);
        var steps = fields.find("steps").map(reader::read).orElse(List.of());
        return new Document(name, summary, extended, requires, options, set, steps);
    }

    private static List<Extended> extended(Value value) {
        return value.list("a list of profiles").stream()
                .flatMap(each ->
                        each.text("a name or a path of a profile").stream().map(name -> new Extended(name, each.at())))
                .toList();
    }

    /** Kept apart by key, so that the disk can be judged later than the rest. */
    private List<Condition> requires(Value value) {
        if (value.isList()) {
            value.wrong("requires is one mapping, of which every key must hold", "a list would mean any of them");
            return List.of();
        }
        return new ConditionReader(notes).readEach(value);
    }

    private List<Profile.Option> options(Value value) {
        return value.fields("options such as { docker: { values: [archive, vendor] } }").stream()
                .flatMap(fields -> fields.all().stream())
                .flatMap(field -> option(field).stream())
                .toList();
    }

    private Optional<Profile.Option> option(Fields.Field field) {
        Grammar.OPTION
                .objection(field.key())
                .ifPresent(why ->
                        notes.wrong(field.at(), Value.shown(field.key()) + " is not " + Grammar.OPTION.what(), why));
        return field.value()
                .fields("an option such as { values: [archive, vendor], help: … }")
                .map(fields -> {
                    fields.allow(List.of("values", "help"), "an option");
                    var values = fields.demand("values", "an option")
                            .map(DocumentReader::values)
                            .orElse(List.of());
                    var help = fields.find("help")
                            .flatMap(each -> each.line("a help", LONGEST_LINE))
                            .orElse("");
                    return new Profile.Option(field.key(), values, help, field.at());
                });
    }

    private static List<String> values(Value value) {
        var seen = new HashSet<String>();
        return value.list("a list of values, the default first").stream()
                .flatMap(each -> each.text(Grammar.CHOICE).stream().peek(text -> {
                    if (!seen.add(text)) {
                        each.wrong("the value " + text + " is there twice", "delete one");
                    }
                }))
                .toList();
    }

    private List<Choice> set(Value value) {
        return value.fields("choices such as { docker: vendor }").stream()
                .flatMap(fields -> fields.all().stream())
                .flatMap(field -> field.value().text(Grammar.CHOICE).stream()
                        .map(chosen -> new Choice(field.key(), chosen, field.at())))
                .toList();
    }
}
