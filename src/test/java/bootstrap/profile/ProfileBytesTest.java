package bootstrap.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bootstrap.profile.ProfileReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file of text can't hold, or an editor would not show. */
final class ProfileBytesTest {
    private static final String GOOD = "profile: demo\nsteps:\n  - { step: a, title: A, expect: [run: x] }\n";

    @TempDir
    Path folder;

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("profile: de\u0000mo\n", "1:12: the invisible character U+0000 is not allowed"),
                arguments("a: b\nsummary: \u001b[31mred\n", "2:10: the invisible character U+001B is not allowed"),
                arguments("summary: \u0085x: y\n", "1:10: the invisible character U+0085 is not allowed"),
                arguments("summary: a\u2028b: c\n", "1:11: the invisible character U+2028 is not allowed"),
                arguments("# 🦀 \u202e evil\n", "1:5: the invisible character U+202E is not allowed"),
                arguments("summary: a\u200bb\n", "1:11: the invisible character U+200B is not allowed"),
                arguments("summary: a\ufeffb\n", "1:11: the invisible character U+FEFF is not allowed"),
                arguments("summary: a\rprofile: b\n", "1:11: the invisible character U+000D is not allowed"),
                arguments("summary: \uffff\n", "1:10: the invisible character U+FFFF is not allowed"),
                arguments("a: \u0001\u0002\nb: \u0003\n", "1:4: the invisible character U+0001 is not allowed"),
                arguments("a: \u0001\u0002\nb: \u0003\n", "2:4: the invisible character U+0003 is not allowed"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatCannotBeSeen(String text, String said) throws IOException {
        assertThat(mistakes(text.getBytes(UTF_8))).contains(said);
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        assertThat(mistakes("profile: demo\nsummary: \u00e4\n".getBytes(ISO_8859_1)))
                .contains("2:10: byte 23 of the file is not UTF-8");
        // A surrogate that was encoded as if it were a character.
        assertThat(mistakes(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .contains("1:2: byte 1 of the file is not UTF-8");
        // The start of a character, and then the end of the file.
        assertThat(mistakes(new byte[] {'a', (byte) 0xC3})).contains("1:2: byte 1 of the file is not UTF-8");
        assertThat(mistakes(("\ufeff" + GOOD).getBytes(UTF_16LE))).contains("1:1: the file is UTF-16");
    }

    @Test
    void takesByteOrderMarkAndLineEndsOfWindows() throws IOException {
        var text = "\ufeff"
                + GOOD.replace("title: A", "title: \u00c4 \u65e5\u672c \ud83e\udd80")
                        .replace("\n", "\r\n");
        var profile = Shelf.good(Shelf.read(file(text.getBytes(UTF_8))));
        assertThat(profile.steps().getFirst().title()).isEqualTo("\u00c4 \u65e5\u672c \ud83e\udd80");
    }

    @Test
    void refusesWhatAMergeLeft() throws IOException {
        var text = "profile: demo\n<<<<<<< HEAD\nsummary: a\n=======\nsummary: b\n>>>>>>> other\n";
        assertThat(mistakes(text.getBytes(UTF_8)))
                .contains("2:1: a conflict mark of a merge", "6:1: a conflict mark of a merge");
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        var padding = "#".repeat(ProfileText.LARGEST - GOOD.length() - 1);
        assertThat(mistakes((GOOD + padding + "\n").getBytes(UTF_8))).isEqualTo("good\n");
        assertThat(mistakes((GOOD + padding + "#\n").getBytes(UTF_8))).contains("1:1: the file is larger than 256 kB");
        assertThat(mistakes(("profile: [" + "a,".repeat(20_001) + "]").getBytes(UTF_8)))
                .contains("the profile has more than 20,000 values");
    }

    @Test
    void namesThousandsOfMistakes() throws IOException {
        var text = new StringBuilder(GOOD);
        for (int i = 0; i < 5_000; i++) {
            text.append("key").append(i).append(": x\n");
        }
        assertThat(Shelf.read(file(text.toString().getBytes(UTF_8))))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.diagnostics()).hasSize(5_000));
    }

    private String mistakes(byte[] bytes) throws IOException {
        return Shelf.mistakes(Shelf.read(file(bytes)), folder + "/");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("x.yaml"), bytes);
    }
}
