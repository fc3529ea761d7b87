package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms, 0.00 s, 0.000",
        "18, 18 ms, 0.01 s, 0.018",
        "960, 960 ms, 0.96 s, 0.960",
        "999, 999 ms, 0.99 s, 0.999",
        "1000, 1.0 s, 1.00 s, 1.000",
        "9999, 9.9 s, 9.99 s, 9.999",
        "12345, 12.3 s, 12.3 s, 12.345",
        "59999, 59.9 s, 59.9 s, 59.999",
        "60000, 1 min 0 s, 1 min 0 s, 60.000",
        "200999, 3 min 20 s, 3 min 20 s, 200.999",
        "3900000, 1 h 5 min, 1 h 5 min, 3900.000"
    })
    void durations(long millis, String text, String total, String seconds) {
        var took = Duration.ofMillis(millis);

        assertThat(Durations.text(took)).isEqualTo(text);
        assertThat(Durations.total(took)).isEqualTo(total);
        assertThat(Durations.seconds(took)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 MiB",
        "1023, 1 KiB",
        "1048575, 1023 KiB",
        "1048576, 1.0 MiB",
        "1992294, 1.8 MiB",
        "10485759, 9.9 MiB",
        "10485760, 10 MiB",
        "1073741823, 1023 MiB",
        "1073741824, 1.0 GiB",
        "33500000000, 31.1 GiB",
        "107374182399, 99.9 GiB",
        "107374182400, 100 GiB",
        "230000000000, 214 GiB",
        "9223372036854775807, 8589934591 GiB"
    })
    void sizes(long bytes, String text) {
        assertThat(Sizes.text(bytes)).isEqualTo(text);
    }

    @Test
    void readTheSameWhereverTheBoxIs() {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Durations.text(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
            assertThat(Sizes.text(33_500_000_000L)).isEqualTo("31.1 GiB");
        } finally {
            Locale.setDefault(usual);
        }
    }
}
