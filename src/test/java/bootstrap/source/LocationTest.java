package bootstrap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {
    @Test
    void printsTheFormThatEditorsLink() {
        Location location = new Location("profiles/rust.yaml", 23, 5);

        assertThat(location).hasToString("profiles/rust.yaml:23:5");
        assertThat(location.fileAndLine()).isEqualTo("profiles/rust.yaml:23");
    }

    @Test
    void sortsByFileThenLineThenColumn() {
        List<Location> sorted = List.of(
                new Location("a.yaml", 2, 9),
                new Location("a.yaml", 10, 1),
                new Location("a.yaml", 10, 3),
                new Location("b.yaml", 1, 1));

        assertThat(sorted.reversed().stream().sorted()).containsExactlyElementsOf(sorted);
    }

    @ParameterizedTest
    @CsvSource({"'', 1, 1", "a.yaml, 0, 1", "a.yaml, 1, 0", "a.yaml, -1, 1"})
    void refusesPlacesThatNoFileHas(String file, int line, int column) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Location(file, line, column));
    }
}
