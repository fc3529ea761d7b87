package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"0, 0 MiB", "1048575, 0 MiB", "1073741823, 1023 MiB", "1073741824, 1.0 GiB", "107266168422, 99.8 GiB"})
    void bytesAreCutOff(long bytes, String words) {
        assertThat(Words.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT40S, 40 s", "PT119S, 119 s", "PT2M, 2 min", "-PT26H, 26 h", "PT47H59M, 47 h", "P2D, 2 days"})
    void lengthsHaveOneUnit(Duration duration, String words) {
        assertThat(Words.length(duration)).isEqualTo(words);
    }
}
