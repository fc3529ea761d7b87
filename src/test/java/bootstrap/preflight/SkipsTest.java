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
                "network.pypi.org",
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
        "network, network.pypi.org, true",
        "network, network, true",
        "network.pypi.org, network.pypi.org, true",
        "network.pypi.org, network.pypi.org.uk, false",
        "network.pypi, network.pypi.org, false",
        "disk.root, disk.home, false",
        "disk, disk.read-only, true",
        "apt.lock, apt.sources, false",
        "sud, sudo, false"
    })
    void aWordStandsForAllThatBeginWithIt(String skipped, String id, boolean covered) {
        assertThat(new Skips(List.of(skipped)).cover(id)).isEqualTo(covered);
    }
}
