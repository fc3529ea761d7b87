package bootstrap.component;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.OpenPgpKeys.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On keys that gpg made; the fingerprints are those that it told. */
class OpenPgpKeysTest {
    /** Ed25519, with a subkey. */
    private static final String ONE = "04F931387D4C0E635EE96D206477E523CF258F7B";

    /** RSA. */
    private static final String TWO = "5D9415006B6D38FB94EFAA57D3EBFDA7DE4988AE";

    @ParameterizedTest
    @CsvSource({
        "one.asc, " + ONE,
        "one.gpg, " + ONE,
        "two.asc, " + TWO,
        "two.gpg, " + TWO,
        "both.asc, " + ONE + " " + TWO,
        "blocks.asc, " + ONE + " " + TWO
    })
    void tellsPrimaryKeysAndNoSubkeys(String file, String fingerprints) {
        var good = good(OpenPgpKeys.read(bytes(file)));

        assertThat(good.fingerprints()).containsExactly(fingerprints.split(" "));
        assertThat(good(OpenPgpKeys.read(good.armored().getBytes(US_ASCII))))
                .as("what is written is what was read")
                .isEqualTo(good);
    }

    @Test
    void windowsLineEndsAndWordsAroundAreNoMatter() {
        var text = "A key:\n" + new String(bytes("one.asc"), US_ASCII) + "\nEnd.\n";

        assertThat(good(OpenPgpKeys.read(text.replace("\n", "\r\n").getBytes(US_ASCII)))
                        .fingerprints())
                .containsExactly(ONE);
    }

    @Test
    void theChecksumOfTheTextMayBeMissing() {
        var text = new String(bytes("one.asc"), US_ASCII).replaceAll("(?m)^=.{4}\n", "");

        assertThat(good(OpenPgpKeys.read(text.getBytes(US_ASCII))).fingerprints())
                .containsExactly(ONE);
    }

    /** A key's packet in each way to write its length: the body is what is hashed, and nothing of its head. */
    @ParameterizedTest
    @ValueSource(strings = {"98LL", "9900LL", "9a000000LL", "c6LL", "c6ff000000LL"})
    void lengthsMayBeWrittenInSeveralWays(String head) {
        var body = "0400000000" + "01" + "0008ff" + "0008ff";
        var length = "%02x".formatted(body.length() / 2);

        assertThat(good(OpenPgpKeys.read(hex(head.replace("LL", length) + body)))
                        .fingerprints())
                .containsExactly(good(OpenPgpKeys.read(hex("98" + length + body)))
                        .fingerprints()
                        .getFirst());
    }

    @Test
    void twoOctetLengthsCountFrom192() {
        var body = "0400000000" + "01" + "0640" + "ff".repeat(200);
        var length = body.length() / 2 - 192;

        assertThat(good(OpenPgpKeys.read(hex("c6c0%02x".formatted(length) + body)))
                        .fingerprints())
                .isEqualTo(good(OpenPgpKeys.read(hex("9900%02x".formatted(length + 192) + body)))
                        .fingerprints());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                          | holds no public key",
                "3c68746d6c3e              | is no OpenPGP file",
                "9806040000                | is cut off",
                "98                        | is cut off",
                "9800                      | is cut off",
                "c600                      | is cut off",
                "b4024141                  | holds no public key",
                "9806060000000001          | is of version 6; known are fingerprints of version 4",
                "9806030000000001          | is of version 3; known are fingerprints of version 4",
                "9406040000000001          | is a secret one",
                "c606040000000001c5010c    | is a secret one",
                "9b040000000001            | does not tell its length",
                "c6e1040000000001          | comes in parts",
                "c606040000000001cb0141    | holds something else, a packet of type 11"
            })
    void refusesWhatIsNoKeyAlone(String hex, String reason) {
        assertThat(OpenPgpKeys.read(hex(hex == null ? "" : hex))).isEqualTo(new Reading.Bad(reason));
    }

    @Test
    void refusesASignatureAndABrokenText() {
        assertThat(OpenPgpKeys.read(bytes("signature.asc"))).isInstanceOf(Reading.Bad.class);
        var cut = new String(bytes("one.asc"), US_ASCII).replace("-----END", "----END");
        assertThat(OpenPgpKeys.read(cut.getBytes(US_ASCII))).isInstanceOf(Reading.Bad.class);
        var half = new String(bytes("blocks.asc"), US_ASCII);
        assertThat(OpenPgpKeys.read(half.substring(0, half.length() - 60).getBytes(US_ASCII)))
                .as("one block of two")
                .isInstanceOf(Reading.Bad.class);
    }

    /** Wherever a file is cut off or changed there is an answer. */
    @Test
    void everyPrefixHasAnAnswer() {
        var whole = bytes("one.gpg");
        for (int length = 0; length < whole.length; length++) {
            var reading = OpenPgpKeys.read(Arrays.copyOf(whole, length));
            assertThat(reading instanceof Reading.Good good ? good.fingerprints() : List.of(ONE))
                    .as("of the first %d bytes", length)
                    .containsExactly(ONE);
        }
    }

    private static Reading.Good good(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Good.class);
        return (Reading.Good) reading;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] bytes(String file) {
        try (var in = OpenPgpKeysTest.class.getResourceAsStream("/component/keys/" + file)) {
            if (in == null) {
                throw new AssertionError("there is no " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
