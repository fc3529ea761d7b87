package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticTextTest {
    @Test
    void tellsThePlaceTheMistakeAndTheHintInTheirOrder() {
        var later = new Diagnostic(at(7, 3), "unknown key stpe", "did you mean step?");
        var earlier = Diagnostic.of(at(2, 1), "a profile needs a summary");

        assertThat(DiagnosticText.render(List.of(later, earlier))).isEqualTo("""
                        x.yaml:2:1: error: a profile needs a summary
                        x.yaml:7:3: error: unknown key stpe
                          hint: did you mean step?""");
    }

    @ParameterizedTest
    @CsvSource({"20, 20, ''", "21, 21, 'and 1 more mistake'", "500, 21, 'and 480 more mistakes'"})
    void endsAfterTwentyWithTheirNumber(int mistakes, int lines, String last) {
        var all = IntStream.rangeClosed(1, mistakes)
                .mapToObj(line -> Diagnostic.of(at(line, 1), "wrong"))
                .toList();

        assertThat(DiagnosticText.render(all).lines()).hasSize(lines);
        assertThat(DiagnosticText.render(all)).endsWith(last);
    }

    @Test
    void pointsToTheColumnAsItIsShown() {
        var text = "steps:\n  - é\u202E: {\tstpe: x }\n";
        var mistake = new Diagnostic(at(2, 11), "unknown key stpe", "did you mean step?");

        assertThat(DiagnosticText.render(List.of(mistake), Map.of("x.yaml", text))
                        .lines())
                .containsExactly(
                        "x.yaml:2:11: error: unknown key stpe",
                        "      - é\\u{202e}: { stpe: x }",
                        "                     ^",
                        "  hint: did you mean step?");
    }

    @Test
    void pointsNowhereBeyondTheText() {
        var texts = Map.of("x.yaml", "a: b");

        assertThat(DiagnosticText.render(List.of(Diagnostic.of(at(9, 9), "wrong")), texts))
                .isEqualTo("x.yaml:9:9: error: wrong");
        assertThat(DiagnosticText.render(List.of(Diagnostic.of(at(1, 99), "wrong")), texts))
                .isEqualTo("x.yaml:1:99: error: wrong\n    a: b\n        ^");
    }

    @Test
    void aHostileMistakeStaysOnItsLine() {
        var mistake = new Diagnostic(at(1, 1), "found " + Samples.HOSTILE, Samples.HOSTILE);

        assertThat(DiagnosticText.render(List.of(mistake)).lines()).hasSize(2);
    }

    private static Location at(int line, int column) {
        return new Location("x.yaml", line, column);
    }
}
