package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkipsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "clock",
                "disk",
                "disk.root",
                "disk.home",
                "network",
                "network.index.example",
                "apt",
                "apt.lock",
                "sudo"
            })
    void knowsWhatThereIs(String id) {
        assertThat(new Skips(List.of(id)).unknown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nosuch", "netwrk", "network.", "clock.", "clock.utc", "apt.nosuch", ".root"})
    void tellsWhatThereIsNot(String id) {
        assertThat(new Skips(List.of("clock", id)).unknown()).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "network, network.index.example, true",
        "network, network, true",
        "network.index.example, network.index.example, true",
        "network.index.example, network.index.example.uk, false",
        "network.pypi, network.index.example, false",
        "disk.root, disk.home, false",
        "disk, disk.read-only, true",
        "apt.lock, apt.sources, false",
        "sud, sudo, false"
    })
    void aWordStandsForAllThatBeginWithIt(String skipped, String id, boolean covered) {
        assertThat(new Skips(List.of(skipped)).cover(id)).isEqualTo(covered);
    }
}
