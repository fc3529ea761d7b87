package bootstrap.profile;

import bootstrap.source.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the elements of {@code steps}. */
final class StepReader {
    private static final List<String> KEYS =
            List.of("step", "title", "guide", "systems", "note", "when", "needs", "ensure", "expect");
    private static final String WHERE = "a step";
    private static final int LONGEST_TITLE = 100;

    private final String profile;
    private final EnsureReader ensures;
    private final CheckReader checks;
    private final Notes notes;
    private final Map<String, Location> seen = new HashMap<>();

    /** @param profile the name of the profile that the steps are written in */
    StepReader(String profile, BroughtFiles brought, Notes notes) {
        var components = new ComponentReader(brought);
        var runs = new RunReader(brought, notes);
        this.profile = profile;
        this.ensures = new EnsureReader(components, runs, notes);
        this.checks = new CheckReader(components, runs);
        this.notes = notes;
    }

    List<Step> read(Value list) {
        return list.list("a list of steps").stream()
                .flatMap(value -> value.fields("a step").flatMap(this::step).stream())
                .toList();
    }

    /** A step whose id is readable comes out whatever else is wrong with it, so that it is not missed elsewhere too. */
    private Optional<Step> step(Fields fields) {
        fields.allow(KEYS, WHERE);
        var id = fields.demand("step", WHERE).flatMap(value -> value.text(Grammar.STEP));
        id.ifPresent(known -> checkTwice(known, fields.at()));
        var title = fields.demand("title", WHERE).flatMap(value -> value.line("a title", LONGEST_TITLE));
        var guide = GuideReader.read(fields);
        var when = fields.find("when")
                .map(value -> new ConditionReader(notes).read(value))
                .orElseGet(Condition::always);
        var needs =
                fields.find("needs").map(value -> needs(id.orElse(""), value)).orElse(List.of());
        var ensure = fields.find("ensure").map(ensures::read).orElse(List.of());
        var expect = fields.find("expect").map(checks::read).orElse(List.of());
        checkParts(fields);
        return id.map(known ->
                new Step(known, title.orElse(known), guide, when, needs, ensure, expect, profile, fields.at()));
    }

    private void checkTwice(String id, Location at) {
        var first = seen.putIfAbsent(id, at);
        if (first != null) {
            notes.wrong(at, "the step " + id + " is there twice", "the first is in line " + first.line());
        }
    }

    /** What is installed but never looked at would be green on every box. */
    private void checkParts(Fields fields) {
        if (!fields.has("expect")) {
            fields.wrong(
                    fields.has("ensure")
                            ? "a step with \"ensure\" needs \"expect\" too"
                            : "a step needs \"expect\", and mostly \"ensure\"",
                    "say how one sees that it worked, as in expect: [{ run: python3 --version }]");
        }
    }

    private List<String> needs(String step, Value value) {
        return value.list("a list of ids of steps").stream()
                .flatMap(each -> each.text(Grammar.STEP).stream()
                        .peek(id -> notes.mentioned(new Mention.Need(step, id, each.at()))))
                .toList();
    }
}
