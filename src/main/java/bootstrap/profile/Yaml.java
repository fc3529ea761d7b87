package bootstrap.profile;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Turns the text of a profile into nodes that know their place; never into objects. */
final class Yaml {
    private final Notes notes;

    Yaml(Notes notes) {
        this.notes = notes;
    }

    /**
     * Tells of what is written without quotes only what makes a difference here: nothing, by YAML 1.1, and merge keys. What
     * else a scalar may be is asked by who reads it.
     */
    private static final class Sparing extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // None is asked.
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return switch (kind) {
                case sequence -> Tag.SEQ;
                case mapping -> Tag.MAP;
                case scalar, anchor -> implicit ? plain(value) : Tag.STR;
            };
        }

        private static Tag plain(String value) {
            return switch (value) {
                case "", "~", "null", "Null", "NULL" -> Tag.NULL;
                case "<<" -> Tag.MERGE;
                default -> Tag.STR;
            };
        }
    }

    /**
     * The root node; empty when something was wrong. This is the one place where SnakeYAML's exceptions end: beside its
     * own it throws NumberFormatException, ClassCastException and others at hostile texts.
     */
    Optional<Node> read(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(ProfileText.LARGEST + 1);
        options.setTagInspector(tag -> true); // noted by the guard, and without effect on nodes
        var parser = new GuardedParser(new ParserImpl(new StreamReader(text), options), notes);
        try {
            var root = new Composer(parser, new Sparing(), options).getSingleNode();
            return Optional.ofNullable(root).filter(node -> notes.mistakes().isEmpty());
        } catch (GuardedParser.Ended ended) {
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            new SyntaxMistake(e, text, notes).note();
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            notes.wrong(parser.reached(), "what follows can't be read as YAML", "look at its quotes and escapes");
            return Optional.empty();
        }
    }
}
