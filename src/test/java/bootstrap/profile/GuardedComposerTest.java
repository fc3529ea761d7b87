package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** What SnakeYAML's own composer makes of a text is what is read here, with the same places. */
final class GuardedComposerTest {
    private static final Path GOOD = Shelf.RESOURCES.resolve("good");

    static Stream<Path> profiles() throws IOException {
        try (var ours = Files.walk(Path.of("profiles"));
                var good = Files.walk(GOOD)) {
            return Stream.concat(ours, good)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void readsAProfile(Path file) throws IOException {
        assertSame(Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "---",
                "---\n...\n",
                "~",
                "word",
                "- a\n-\n- ~\n- ''\n- null\n- 'null'\n- \"~\"\n- 10\n",
                "a:\nb: []\nc: {}\nd: [a, {b: c}, [d]]\n",
                "{a, b: , ? c}",
                "? [a, b]\n: c\n? d\n",
                "<<: a\n'<<': b\n",
                "a: |\n  one\n  two\n\nb: >-\n  three\n  four\nc: 'five\n  six'\n",
                "a: b # said\n# more\nc: # of it\n  - d\n",
                "a: 🦀 b\nc: d\n"
            })
    void readsAText(String text) {
        assertSame(text);
    }

    private static void assertSame(String text) {
        var notes = new Notes("x.yaml");
        var read = new GuardedComposer(new ParserImpl(new StreamReader(text), new LoaderOptions()), notes).root();
        assertThat(notes.mistakes()).isEmpty();
        assertThat(read.map(GuardedComposerTest::told)).isEqualTo(theirs(text).map(GuardedComposerTest::told));
    }

    private static Optional<Node> theirs(String text) {
        var options = new LoaderOptions();
        var parser = new ParserImpl(new StreamReader(text), options);
        return Optional.ofNullable(new Composer(parser, new Resolver(), options).getSingleNode());
    }

    /** All that a profile is read from; of tags whether it is nothing or a merge key. */
    private static List<Object> told(Node node) {
        var place = List.of(told(node.getStartMark()), told(node.getEndMark()));
        return switch (node) {
            case ScalarNode scalar ->
                List.of(
                        scalar.getValue(),
                        scalar.getScalarStyle(),
                        scalar.getTag().equals(Tag.NULL),
                        scalar.getTag().equals(Tag.MERGE),
                        place);
            case SequenceNode sequence ->
                List.of(
                        sequence.getValue().stream()
                                .map(GuardedComposerTest::told)
                                .toList(),
                        sequence.getFlowStyle(),
                        place);
            case MappingNode mapping ->
                List.of(
                        mapping.getValue().stream()
                                .map(each -> List.of(told(each.getKeyNode()), told(each.getValueNode())))
                                .toList(),
                        mapping.getFlowStyle(),
                        place);
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static List<Integer> told(Mark mark) {
        return List.of(mark.getLine(), mark.getColumn(), mark.getIndex());
    }
}
