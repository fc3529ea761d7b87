package bootstrap.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One element of {@code ensure} or {@code expect}: exactly one kind, and the keys beside it. */
record Entry(String kind, Value value, Fields fields, Condition when) {
    static final String RUN = "run";
    static final String WHEN = "when";

    /**
     * What may stand in an entry.
     *
     * @param where the key of the list it is in
     * @param beside keys that an entry of any kind may have
     * @param besideRun keys that only an entry with {@code run} has
     */
    record Shape(String where, List<String> kinds, List<String> beside, List<String> besideRun) {
        Shape {
            kinds = List.copyOf(kinds);
            beside = List.copyOf(beside);
            besideRun = List.copyOf(besideRun);
        }

        String list() {
            return String.join(", ", kinds.stream().sorted().toList());
        }
    }

    /** Reads an element of the list; what is wrong with its frame is noted. */
    static Optional<Entry> read(Value element, Shape shape) {
        return element.fields("an entry such as \"" + shape.kinds().getFirst() + ": …\"")
                .flatMap(fields -> {
                    var found = kinds(fields, shape);
                    if (found.size() != 1) {
                        refuseKinds(fields, found, shape);
                        return Optional.empty();
                    }
                    var kind = found.getFirst();
                    checkKeys(fields, kind, shape);
                    var when = fields.find(WHEN).map(value -> new ConditionReader(value.notes()).read(value));
                    return fields.find(kind)
                            .map(value -> new Entry(kind, value, fields, when.orElseGet(Condition::always)));
                });
    }

    /** Beside {@code run} the word {@code venv} is no kind, but says where to run. */
    private static List<String> kinds(Fields fields, Shape shape) {
        var named = new ArrayList<String>();
        for (String kind : shape.kinds()) {
            if (fields.name(kind)) {
                named.add(kind);
            }
        }
        return named.contains(RUN)
                ? named.stream()
                        .filter(kind -> !shape.besideRun().contains(kind))
                        .toList()
                : named;
    }

    private static void refuseKinds(Fields fields, List<String> found, Shape shape) {
        var strange = fields.all().stream()
                .filter(field -> !shape.beside().contains(field.key())
                        && !shape.besideRun().contains(field.key()))
                .toList();
        if (!found.isEmpty()) {
            var second = fields.all().stream()
                    .filter(field -> found.contains(field.key()))
                    .toList()
                    .get(1);
            second.value()
                    .notes()
                    .wrong(
                            second.at(),
                            "an entry has exactly one kind, this one has " + String.join(" and ", found),
                            "make it an entry of its own");
        } else if (strange.isEmpty()) {
            fields.wrong("an entry needs one kind", "known in " + shape.where() + " are " + shape.list());
        } else {
            var first = strange.getFirst();
            first.value()
                    .notes()
                    .wrong(
                            first.at(),
                            "unknown kind " + Value.shown(first.key()) + " in " + shape.where(),
                            Fields.hint(first.key(), shape.kinds()));
        }
    }

    private static void checkKeys(Fields fields, String kind, Shape shape) {
        if (fields.areOnly(Set.of(kind))) {
            return;
        }
        var known = new ArrayList<>(List.of(kind));
        known.addAll(shape.beside());
        known.addAll(shape.besideRun());
        fields.allow(known, "an entry of " + shape.where());
        if (!kind.equals(RUN)) {
            fields.all().stream()
                    .filter(field -> shape.besideRun().contains(field.key())
                            && !field.key().equals(kind))
                    .forEach(field -> field.value()
                            .notes()
                            .wrong(
                                    field.at(),
                                    "\"" + field.key() + "\" belongs to run, it does nothing for " + kind,
                                    "delete it"));
        }
    }
}
