package bootstrap.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bootstrap.version.Requirement.Parsed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecifierTest {
    private static final List<Candidate> POOL = Recorded.lines("pep440-order.txt").stream()
            .flatMap(List::stream)
            .map(spelling -> new Candidate(spelling, Recorded.python(spelling)))
            .toList();

    private record Candidate(String spelling, PythonVersion version) {}

    static Stream<List<String>> recorded() {
        return Recorded.lines("pep440-specifiers.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void acceptsWhatPackagingContains(List<String> line) {
        Requirement requirement = read("demo" + line.getFirst());

        assertThat(POOL.stream()
                        .filter(candidate -> requirement.accepts(candidate.version()))
                        .map(Candidate::spelling))
                .as(line.getFirst())
                .containsExactlyElementsOf(line.subList(1, line.size()));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void readsBackWhatItPrints(List<String> line) {
        Requirement requirement = read("demo" + line.getFirst());

        assertThat(read(requirement.text())).isEqualTo(requirement);
    }

    @Test
    void compatibleNeedsSomethingToLeaveOpen() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Specifier.Compatible(Recorded.python("2")));
    }

    private static Requirement read(String text) {
        return switch (Requirement.parse(text)) {
            case Parsed.Good(Requirement requirement) -> requirement;
            case Parsed.Bad(int offset, String message) ->
                throw new AssertionError(text + " at " + offset + ": " + message);
        };
    }
}
