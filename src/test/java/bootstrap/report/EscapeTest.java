package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeTest {
    private static final Set<Integer> NEVER_SHOWN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    @ParameterizedTest
    @CsvSource({
        "0x00, \\u{0}",
        "0x09, \\u{9}",
        "0x0A, \\u{a}",
        "0x0D, \\u{d}",
        "0x1B, \\u{1b}",
        "0x7F, \\u{7f}",
        "0x9B, \\u{9b}",
        "0xAD, \\u{ad}",
        "0x200B, \\u{200b}",
        "0x202E, \\u{202e}",
        "0x2028, \\u{2028}",
        "0x2066, \\u{2066}",
        "0x3164, \\u{3164}",
        "0xFE0F, \\u{fe0f}",
        "0xFEFF, \\u{feff}",
        "0xFFFF, \\u{ffff}",
        "0xD800, \\u{d800}",
        "0xE0041, \\u{e0041}"
    })
    void showsAsItsNumber(int codePoint, String shown) {
        assertThat(Escape.text("a" + Character.toString(codePoint) + "b")).isEqualTo("a" + shown + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain ~/.cargo", "Ärger, 漢字, عربى", "✓ · — €", "\uD83D\uDC0D", "C:\\new"})
    void leavesWhatCanBeSeen(String text) {
        assertThat(Escape.text(text)).isEqualTo(text);
    }

    @Test
    void ofSeveralLinesOnlyNewlinesAndTabsStay() {
        assertThat(Escape.lines("a\n\tb\r\n\u001b[1m")).isEqualTo("a\n\tb\\u{d}\n\\u{1b}[1m");
    }

    @Test
    void nothingInvisibleIsLeftOfAnyCharacterAndTwiceIsOnce() {
        var wrong = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(EscapeTest::isLeftOrChangesAgain);

        assertThat(wrong.mapToObj(Integer::toHexString)).isEmpty();
    }

    private static boolean isLeftOrChangesAgain(int codePoint) {
        var escaped = Escape.text(Character.toString(codePoint));
        return escaped.codePoints().map(Character::getType).anyMatch(NEVER_SHOWN::contains)
                || !Escape.text(escaped).equals(escaped);
    }

    @Test
    void forAsciiEverythingElseIsANumberAndOurOwnSequencesStay() {
        assertThat(Escape.ascii("\u001b[1mé\uD83D\uDC0D\u001b[0m\n"))
                .isEqualTo("\u001b[1m\\u{e9}\\u{1f40d}\u001b[0m\n");
    }
}
