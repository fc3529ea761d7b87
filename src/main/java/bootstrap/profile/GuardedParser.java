package bootstrap.profile;

import bootstrap.source.Location;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Hands on the events of a YAML text that a profile may use. What makes a text mean more than it shows (tags, anchors,
 * directives) is noted; what could grow without bound ends the reading.
 */
final class GuardedParser implements Parser {
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
    private int line = 1;
    private int column = 1;

    GuardedParser(Parser parser, Notes notes) {
        this.parser = parser;
        this.notes = notes;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
        var event = parser.getEvent();
        Mark end = event.getEndMark();
        line = end.getLine() + 1;
        column = end.getColumn() + 1;
        check(event);
        return event;
    }

    /** Where what was handed on last ends; a parser that breaks did so behind it. */
    Location reached() {
        return notes.at(line, column);
    }

    private void check(Event event) {
        switch (event) {
            case DocumentStartEvent start -> checkDocument(start);
            case AliasEvent alias ->
                throw ended(alias, "aliases are not supported", "repeat what the alias stands for");
            case NodeEvent node -> checkNode(node);
            case CollectionEndEvent end -> depth--;
            default -> {}
        }
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

    private void checkNode(NodeEvent node) {
        nodes++;
        if (nodes > MOST_NODES) {
            throw ended(node, "the profile has more than 20,000 values", "split it, and join the parts with extends");
        }
        if (node.getAnchor() != null) {
            notes.wrong(notes.at(node.getStartMark()), "anchors (&" + node.getAnchor() + ") are not supported");
        }
        if (node instanceof ScalarEvent scalar) {
            checkTag(scalar.getTag(), scalar);
        } else if (node instanceof CollectionStartEvent start) {
            checkTag(start.getTag(), start);
            depth++;
            if (depth > DEEPEST) {
                throw ended(start, "nested deeper than 20", "");
            }
        }
    }

    private void checkTag(@Nullable String tag, Event event) {
        if (tag != null) {
            notes.wrong(
                    notes.at(event.getStartMark()), "tags (!) are not allowed", "delete the tag, or quote the value");
        }
    }

    private Ended ended(Event event, String message, String hint) {
        notes.wrong(notes.at(event.getStartMark()), message, hint);
        return new Ended();
    }
}
