package bootstrap.profile;

import bootstrap.source.Location;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Makes nodes of the events of a YAML text that a profile may use. What makes a text mean more than it shows (tags,
 * anchors, directives) is noted; what could grow without bound ends the reading. SnakeYAML's own composer looks after
 * all of these and comments at every node: that takes longer than all that is needed here.
 */
final class GuardedComposer {
    private static final int DEEPEST = 20;
    private static final int MOST_NODES = 20_000;

    /** Ends the reading; what was wrong is noted already. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("", null, false, false);
        }
    }

    private final Parser parser;
    private final Notes notes;
    private int depth;
    private int nodes;
    private int documents;
    private @Nullable Mark reached;

    GuardedComposer(Parser parser, Notes notes) {
        this.parser = parser;
        this.notes = notes;
    }

    /** The root node of the one document; empty when there is none. */
    Optional<Node> root() {
        Optional<Node> root = Optional.empty();
        for (var event = next(); !(event instanceof StreamEndEvent); event = next()) {
            if (event instanceof DocumentStartEvent start) {
                checkDocument(start);
            } else if (event instanceof NodeEvent) {
                root = Optional.of(node(event));
            }
        }
        return root;
    }

    /** Where what was read last ends; a parser that breaks did so behind it. */
    Location reached() {
        return reached == null ? notes.start() : notes.at(reached);
    }

    private Event next() {
        var event = parser.getEvent();
        reached = event.getEndMark();
        return event;
    }

    private Node node(Event first) {
        return switch (first) {
            case AliasEvent alias ->
                throw ended(alias, "aliases are not supported", "repeat what the alias stands for");
            case ScalarEvent scalar -> {
                check(scalar, scalar.getTag());
                yield new ScalarNode(
                        tag(scalar),
                        scalar.getValue(),
                        scalar.getStartMark(),
                        scalar.getEndMark(),
                        scalar.getScalarStyle());
            }
            case CollectionStartEvent start -> {
                check(start, start.getTag());
                depth++;
                if (depth > DEEPEST) {
                    throw ended(start, "nested deeper than 20", "");
                }
                var collection = start instanceof MappingStartEvent ? mapping(start) : sequence(start);
                depth--;
                yield collection;
            }
            default -> throw new IllegalArgumentException("no node begins with " + first);
        };
    }

    /** Tells of what is written without quotes only what makes a difference here: nothing, by YAML 1.1, and merge keys. */
    private static Tag tag(ScalarEvent scalar) {
        if (!scalar.isPlain()) {
            return Tag.STR;
        }
        return switch (scalar.getValue()) {
            case "", "~", "null", "Null", "NULL" -> Tag.NULL;
            case "<<" -> Tag.MERGE;
            default -> Tag.STR;
        };
    }

    private Node sequence(CollectionStartEvent start) {
        var elements = new ArrayList<Node>();
        var event = next();
        while (!(event instanceof CollectionEndEvent)) {
            elements.add(node(event));
            event = next();
        }
        return new SequenceNode(
                Tag.SEQ, true, elements, start.getStartMark(), event.getEndMark(), start.getFlowStyle());
    }

    private Node mapping(CollectionStartEvent start) {
        var entries = new ArrayList<NodeTuple>();
        var event = next();
        while (!(event instanceof CollectionEndEvent)) {
            var key = node(event);
            entries.add(new NodeTuple(key, node(next())));
            event = next();
        }
        return new MappingNode(Tag.MAP, true, entries, start.getStartMark(), event.getEndMark(), start.getFlowStyle());
    }

    private void checkDocument(DocumentStartEvent start) {
        documents++;
        if (documents > 1) {
            throw ended(start, "a second document starts here", "a profile is one document; delete the \"---\"");
        }
        if (start.getVersion() != null
                || (start.getTags() != null && !start.getTags().isEmpty())) {
            notes.wrong(notes.at(start.getStartMark()), "directives (%) are not allowed", "delete the line");
        }
    }

    private void check(NodeEvent node, @Nullable String tag) {
        nodes++;
        if (nodes > MOST_NODES) {
            throw ended(node, "the profile has more than 20,000 values", "split it, and join the parts with extends");
        }
        if (node.getAnchor() != null) {
            notes.wrong(notes.at(node.getStartMark()), "anchors (&" + node.getAnchor() + ") are not supported");
        }
        if (tag != null) {
            notes.wrong(
                    notes.at(node.getStartMark()), "tags (!) are not allowed", "delete the tag, or quote the value");
        }
    }

    private Ended ended(Event event, String message, String hint) {
        notes.wrong(notes.at(event.getStartMark()), message, hint);
        return new Ended();
    }
}
