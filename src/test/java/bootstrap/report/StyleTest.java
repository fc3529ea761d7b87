package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StyleTest {
    @ParameterizedTest
    @EnumSource
    void marksAreEquallyWideAndTellApart(Style.Glyphs glyphs) {
        var style = Style.of(glyphs, Style.Colours.ANSI);
        var marks = new String[] {style.passed(), style.failed(), style.undecided(), style.skipped(), style.kept()};

        assertThat(marks).doesNotHaveDuplicates().extracting(Style::width).containsOnly(Style.width(style.passed()));
    }

    @Test
    void inAsciiMarksAreWords() {
        assertThat(Samples.ASCII.passed() + Samples.ASCII.failed()).isEqualTo("ok  FAIL");
    }

    @Test
    void coloursEndWhereTheyBeganAndTakeNoColumns() {
        var red = Style.of(Style.Glyphs.UNICODE, Style.Colours.ANSI).bad("no");

        assertThat(red).isEqualTo("\u001b[31mno\u001b[0m");
        assertThat(Style.padded(red, 4)).isEqualTo(red + "  ");
        assertThat(Samples.PLAIN.bad("no")).isEqualTo("no");
    }
}
