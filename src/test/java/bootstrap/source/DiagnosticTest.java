package bootstrap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
    private static final Location EARLY = new Location("a.yaml", 1, 1);
    private static final Location LATE = new Location("a.yaml", 2, 1);

    @Test
    void sortsByPlaceAndKeepsOneOrderAtTheSamePlace() {
        List<Diagnostic> sorted = List.of(
                Diagnostic.of(EARLY, "z"),
                new Diagnostic(LATE, "a", ""),
                new Diagnostic(LATE, "a", "did you mean x?"),
                new Diagnostic(LATE, "b", ""));

        assertThat(sorted.reversed().stream().sorted()).containsExactlyElementsOf(sorted);
    }

    @Test
    void hasNoHintUnlessOneIsGiven() {
        assertThat(Diagnostic.of(EARLY, "unknown key").hint()).isEmpty();
    }

    @Test
    void refusesToSayNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostic.of(EARLY, " "));
    }
}
