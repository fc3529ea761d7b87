package bootstrap.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of FIPS 180-4; the long one is a million times the same letter. */
class Sha256Test {
    @ParameterizedTest
    @CsvSource({
        "'', 1, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, 1, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "a, 1000000, cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    })
    void bytesAndStreamsAlike(String text, int times, String hash) throws IOException {
        var bytes = text.repeat(times).getBytes(StandardCharsets.UTF_8);

        assertThat(Sha256.of(bytes)).isEqualTo(hash);
        assertThat(Sha256.of(new ByteArrayInputStream(bytes))).isEqualTo(hash);
    }
}
