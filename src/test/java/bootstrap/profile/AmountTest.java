package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AmountTest {
    @ParameterizedTest
    @CsvSource({
        ">= 1 GiB, 1073741823, false",
        ">= 1 GiB, 1073741824, true",
        "> 1 GiB, 1073741824, false",
        "> 1 GiB, 1073741825, true",
        "<=512MiB, 536870912, true",
        "< 512 MiB, 536870912, false",
        "= 1.5 GiB, 1610612736, true",
        "< 2 TiB, 2199023255551, true"
    })
    void comparesBytes(String text, long bytes, boolean admitted) {
        assertThat(Amount.ofBytes(text).orElseThrow().admits(bytes)).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 GiB",
                ">= 1 GB",
                ">= GiB",
                ">= -1 GiB",
                "=> 1 GiB",
                ">= 1e9 GiB",
                "== 1 GiB",
                ">= 1 GiB, < 2 GiB"
            })
    void refusesOtherSizes(String text) {
        assertThat(Amount.ofBytes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1 MiB, 1048576", "60MiB, 62914560", "1.5 GiB, 1610612736"})
    void readsASizeByItself(String text, long bytes) {
        assertThat(Amount.plainBytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ">= 1 MiB", "2 TiB", "1 MB", "1048576", "-1 MiB", "1 MiB of disk"})
    void refusesWhatIsNoSize(String text) {
        assertThat(Amount.plainBytes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({">= 4, 3, false", ">= 4, 4, true", "< 4, 3, true", "= 2, 2, true"})
    void comparesCounts(String text, long count, boolean admitted) {
        assertThat(Amount.ofCount(text).orElseThrow().admits(count)).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 MiB",
        "1073741823, 1023 MiB",
        "1073741824, 1.0 GiB",
        "2147483647, 1.9 GiB",
        "33500000000, 31.1 GiB"
    })
    void showsBytesToPeople(long bytes, String text) {
        assertThat(Amount.bytes(bytes)).isEqualTo(text);
    }
}
