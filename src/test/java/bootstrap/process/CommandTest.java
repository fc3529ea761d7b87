package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a b, 'a b'",
                "it's, 'it'\\''s'",
                "\"\", ''",
                "$HOME, '$HOME'",
                "a*, 'a*'",
                "~/x, '~/x'",
                "1.0~rc1, 1.0~rc1",
                "A=b, A=b",
                "g++, g++",
                "-oX::Y=1, -oX::Y=1",
                "é, 'é'"
            })
    void wordsAreQuotedWhereAShellNeedsIt(String word, String typed) {
        assertThat(Command.reading("p", word).typed()).isEqualTo("p " + typed);
    }

    @Test
    void programIsNotTakenForAVariable() {
        assertThat(Command.reading("A=b", "c").typed()).isEqualTo("'A=b' c");
    }

    /** Property: a shell reads back the words that were typed. */
    @Test
    void shellReadsTheSameWords() throws Exception {
        var seed = 20_261_123L;
        var random = new Random(seed);
        var alphabet = "ab ~='\"\\$`*?[]{}()<>|&;#!\t\n-%+:,./@é\u00a0";
        for (int round = 0; round < 20; round++) {
            var words = new ArrayList<String>();
            for (int i = 0; i < 40; i++) {
                words.add(random.ints(random.nextInt(6), 0, alphabet.length())
                        .mapToObj(at -> alphabet.substring(at, at + 1))
                        .reduce("", String::concat));
            }
            assertThat(readBack(words)).as("seed %d", seed).isEqualTo(words);
        }
    }

    private static List<String> readBack(List<String> words) throws Exception {
        var argv = new ArrayList<>(List.of("printf", "%s\\0"));
        argv.addAll(words);
        var typed = Command.checking(argv).typed();
        var process = new ProcessBuilder("/bin/sh", "-c", typed).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(out.substring(0, out.length() - 1).split("\0", -1));
    }

    @Test
    void limitsAreThoseOfTheDecisions() {
        assertThat(Command.reading("x").limit()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Command.checking(List.of("x")).limit()).isEqualTo(Duration.ofMinutes(2));
        assertThat(Command.changing("x").limit()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void laterVariablesWin() {
        var command = Command.reading("x")
                .with("A", "1")
                .with(Map.of("A", "2", "B", "3"))
                .in(Path.of("/tmp"));

        assertThat(command.environment()).isEqualTo(Map.of("A", "2", "B", "3"));
        assertThat(command.directory()).isEqualTo(Path.of("/tmp"));
    }

    @Test
    void aCommandNeedsAProgramAndNoWordHasNul() {
        assertThatIllegalArgumentException().isThrownBy(() -> Command.checking(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Command.reading("", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Command.reading("x", "a\0b"));
    }
}
