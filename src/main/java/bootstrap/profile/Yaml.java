package bootstrap.profile;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Turns the text of a profile into nodes that know their place; never into objects. */
final class Yaml {
    private final Notes notes;

    Yaml(Notes notes) {
        this.notes = notes;
    }

    /**
     * The root node; empty when something was wrong. This is the one place where SnakeYAML's exceptions end: beside its
     * own it throws NumberFormatException, ClassCastException and others at hostile texts.
     */
    Optional<Node> read(String text) {
        var composer = new GuardedComposer(new ParserImpl(new StreamReader(text), new LoaderOptions()), notes);
        try {
            return composer.root().filter(node -> notes.mistakes().isEmpty());
        } catch (GuardedComposer.Ended ended) {
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            new SyntaxMistake(e, text, notes).note();
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            notes.wrong(composer.reached(), "what follows can't be read as YAML", "look at its quotes and escapes");
            return Optional.empty();
        }
    }
}
