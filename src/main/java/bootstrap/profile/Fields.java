package bootstrap.profile;

import bootstrap.source.Location;
import bootstrap.source.Nearest;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys and values of one mapping, each key once. */
final class Fields {
    /** A key as it is written, with its value. */
    record Field(String key, Location at, Value value) {}

    private final Location at;
    private final Notes notes;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    /** Known keys that a misspelt one was likely meant to be: they are not missed as well. */
    private final Set<String> meant = new HashSet<>();

    private boolean merged;

    private Fields(Location at, Notes notes) {
        this.at = at;
        this.notes = notes;
    }

    static Fields of(MappingNode mapping, Notes notes) {
        var fields = new Fields(notes.at(mapping.getStartMark()), notes);
        mapping.getValue().forEach(fields::add);
        return fields;
    }

    private void add(NodeTuple tuple) {
        Location place = notes.at(tuple.getKeyNode().getStartMark());
        key(tuple.getKeyNode()).ifPresent(key -> {
            var field = new Field(key, place, new Value(tuple.getValueNode(), notes));
            var first = fields.putIfAbsent(key, field);
            if (first != null) {
                notes.wrong(
                        place,
                        "the key " + Value.shown(key) + " is there twice",
                        "the first is in line " + first.at().line() + ", column "
                                + first.at().column());
            }
        });
    }

    private Optional<String> key(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            if (scalar.getTag().equals(Tag.MERGE)) {
                merged = true;
                notes.wrong(notes.at(node.getStartMark()), "merge keys (<<) are not supported", "repeat the keys");
                return Optional.empty();
            }
            return new Value(node, notes).text("a key");
        }
        notes.wrong(notes.at(node.getStartMark()), "a key must be text", "");
        return Optional.empty();
    }

    /** Notes every key that is not among these. */
    void allow(Collection<String> known, String where) {
        for (Field field : fields.values()) {
            if (!known.contains(field.key())) {
                Nearest.nearest(field.key(), known).ifPresent(meant::add);
                var message = "unknown key " + Value.shown(field.key()) + " in " + where;
                notes.wrong(field.at(), message, hint(field.key(), known));
            }
        }
    }

    /** What an unknown word was most likely meant to be, or which ones are known. */
    static String hint(String word, Collection<String> known) {
        var foreign = word.chars()
                .filter(c -> c > 127)
                .mapToObj("U+%04X"::formatted)
                .distinct()
                .collect(Collectors.joining(", "));
        var list = "known are " + String.join(", ", known.stream().sorted().toList());
        var near = Nearest.nearest(word, known)
                .map(each -> "did you mean \"" + each + "\"?")
                .orElse(list);
        return foreign.isEmpty() ? near : near + " (this one has " + foreign + ")";
    }

    Optional<Value> find(String key) {
        return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    /** The value of a key that must be there. */
    Optional<Value> demand(String key, String where) {
        var found = find(key);
        if (!has(key)) {
            notes.wrong(at, where + " needs the key \"" + key + "\"");
        }
        return found;
    }

    /** Whether the key is there, or was meant to be. */
    boolean has(String key) {
        return fields.containsKey(key) || meant.contains(key) || merged;
    }

    /** Whether these are the keys that are there. */
    boolean areOnly(Set<String> keys) {
        return fields.keySet().equals(keys);
    }

    /** Whether the key itself is there. */
    boolean name(String key) {
        return fields.containsKey(key);
    }

    List<Field> all() {
        return List.copyOf(fields.values());
    }

    Location at() {
        return at;
    }

    void wrong(String message, String hint) {
        notes.wrong(at, message, hint);
    }
}
