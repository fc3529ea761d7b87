package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    @ParameterizedTest
    @CsvSource({"1s, 1", "90s, 90", "3m, 180", "24h, 86400"})
    void reads(String text, long seconds) {
        assertThat(Limit.read(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "3", "3 m", "25h", "-1s", "1d", "1.5h", "100000s", "PT3S"})
    void refuses(String text) {
        assertThat(Limit.read(text)).isEmpty();
    }
}
