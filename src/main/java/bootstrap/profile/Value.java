package bootstrap.profile;

import bootstrap.source.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One value of a profile, asked for what it should be; when it is something else, that is noted and nothing comes. */
record Value(Node node, Notes notes) {
    private static final int SHOWN = 60;
    private static final Pattern GLUED = Pattern.compile("[a-z-]+:[^ /].*", Pattern.DOTALL);

    Location at() {
        return notes.at(node.getStartMark());
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The text as it is written: {@code 3.10} stays {@code 3.10}. */
    Optional<String> text(String expected) {
        if (node instanceof ScalarNode scalar && !isNothing()) {
            return visible(scalar.getValue());
        }
        notes.wrong(at(), "expected " + expected + ", got " + described());
        return Optional.empty();
    }

    private Optional<String> visible(String text) {
        var invisible = Characters.firstInvisible(text);
        if (invisible.isEmpty()) {
            return Optional.of(text);
        }
        var name = Characters.name(text, invisible.getAsInt());
        notes.wrong(at(), "the invisible character " + name + " is not allowed", "delete it; an escape doesn't help");
        return Optional.empty();
    }

    /** A text that follows a rule. */
    Optional<String> text(Grammar grammar) {
        return text(grammar.what()).filter(text -> {
            var objection = grammar.objection(text);
            objection.ifPresent(why -> notes.wrong(at(), shown(text) + " is not " + grammar.what(), why));
            return objection.isEmpty();
        });
    }

    /** One of a few known words. */
    Optional<String> oneOf(String expected, Collection<String> known) {
        var all = String.join(", ", known.stream().sorted().toList());
        return text(expected + " (" + all + ")").filter(text -> {
            if (!known.contains(text)) {
                wrong(shown(text) + " is not " + expected, Fields.hint(text, known));
            }
            return known.contains(text);
        });
    }

    /** A text for people, on one line. */
    Optional<String> line(String expected, int longest) {
        return text(expected).map(String::strip).filter(text -> {
            if (text.isEmpty() || text.length() > longest || text.indexOf('\n') >= 0) {
                var got = text.indexOf('\n') >= 0
                        ? "this has several lines"
                        : "this has " + text.length() + " characters";
                wrong(expected + " is one line of 1 to " + longest + " characters", got);
                return false;
            }
            return true;
        });
    }

    Optional<Boolean> flag() {
        return text("true or false").flatMap(text -> {
            if (text.equals("true") || text.equals("false")) {
                return Optional.of(text.equals("true"));
            }
            wrong("expected true or false, got " + shown(text), "");
            return Optional.empty();
        });
    }

    /** A whole number from {@code least} to {@code most}. */
    OptionalInt number(String expected, int least, int most) {
        var text = text(expected);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.get().matches("0|[1-9][0-9]{0,8}")) {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        wrong("expected " + expected + " from " + least + " to " + most + ", got " + shown(text.get()), "");
        return OptionalInt.empty();
    }

    /** The elements of a list that has some. */
    List<Value> list(String expected) {
        if (node instanceof SequenceNode sequence) {
            if (sequence.getValue().isEmpty()) {
                wrong("an empty list; expected " + expected, "leave the key out when there is nothing to say");
            }
            var values = new ArrayList<Value>(sequence.getValue().size());
            for (Node each : sequence.getValue()) {
                values.add(new Value(each, notes));
            }
            return values;
        }
        wrong(
                "expected " + expected + ", got " + described(),
                isNothing() ? "" : "put it in a list: [" + written() + "]");
        return List.of();
    }

    /** The elements of a list, or the one value that stands for a list of one. */
    List<Value> oneOrMore(String expected) {
        return isList() ? list(expected) : List.of(this);
    }

    /** The keys and values of a mapping; what they are called is checked by {@link Fields#allow}. */
    Optional<Fields> fields(String expected) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(Fields.of(mapping, notes));
        }
        boolean glued = node instanceof ScalarNode scalar
                && GLUED.matcher(scalar.getValue()).matches();
        wrong("expected " + expected + ", got " + described(), glued ? "a colon needs a space behind it" : "");
        return Optional.empty();
    }

    /** The place of a character inside the text, where the file shows it as it is; else the start of the value. */
    Location inside(int offset) {
        if (!(node instanceof ScalarNode scalar) || offset > scalar.getValue().length()) {
            return at();
        }
        int quotes = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        var start = node.getStartMark();
        int written = node.getEndMark().getIndex() - start.getIndex();
        boolean asItIs = start.getLine() == node.getEndMark().getLine()
                && written
                        == Characters.count(scalar.getValue(), scalar.getValue().length()) + 2 * quotes;
        int column = start.getColumn() + 1;
        return notes.at(
                start.getLine() + 1, asItIs ? column + quotes + Characters.count(scalar.getValue(), offset) : column);
    }

    void wrong(String message, String hint) {
        notes.wrong(at(), message, hint);
    }

    private boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    /** What it is, for a message about what it is not. */
    String described() {
        return switch (node) {
            case SequenceNode list -> "a list";
            case MappingNode mapping -> "a mapping";
            case ScalarNode scalar when isNothing() -> "nothing";
            case ScalarNode scalar -> shown(scalar.getValue());
            default -> "something else";
        };
    }

    private String written() {
        return node instanceof ScalarNode scalar && scalar.getValue().length() <= SHOWN ? scalar.getValue() : "…";
    }

    /** A text inside a message: in quotes, on one line and not too long. */
    static String shown(String text) {
        int end = text.length() <= SHOWN ? text.length() : text.offsetByCodePoints(0, SHOWN / 2);
        var start = text.substring(0, end).replace("\n", "\\n").replace("\t", "\\t");
        return "\"" + start + (end < text.length() ? "…\"" : "\"");
    }
}
