package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bootstrap.process.Command;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class WordsTest {
    static Stream<Arguments> commands() {
        return Stream.of(
                arguments("python3 --version", List.of("python3", "--version")),
                arguments("  a\t b  \n", List.of("a", "b")),
                arguments("a 'b c' \"d e\" f\\ g", List.of("a", "b c", "d e", "f g")),
                arguments("a b'c'\"d\"e", List.of("a", "bcde")),
                arguments("a '' \"\"", List.of("a", "", "")),
                arguments("a '\\' \"\\a\\\"\\\\\\$\"", List.of("a", "\\", "\\a\"\\$")),
                arguments("a '|' \"&&\" \\; a|b", List.of("a", "|", "&&", ";", "a|b")),
                arguments("a $HOME *.txt {{x}} $(id) `id`", List.of("a", "$HOME", "*.txt", "{{x}}", "$(id)", "`id`")),
                arguments("python -c 'a\nb'", List.of("python", "-c", "a\nb")),
                arguments(
                        "docker version --format '{{.Server.Version}}'",
                        List.of("docker", "version", "--format", "{{.Server.Version}}")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void splitsAsAShellWould(String text, List<String> words) {
        assertThat(Words.split(text)).isEqualTo(new Words.Split.Good(words));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`a 'b`, 2",
                "`a b\"c'd`, 3",
                "`a b\\`, 3",
                "`a | b`, 2",
                "`a > b`, 2",
                "`a 2>&1`, 2",
                "`a;b ; c`, 4",
                "`first\nsecond`, 6",
                "`A=b c`, 0",
                "`''`, 0",
                "` `, 0"
            })
    void saysWhereItIsNoCommand(String text, int offset) {
        assertThat(Words.split(text))
                .isInstanceOfSatisfying(
                        Words.Split.Bad.class, bad -> assertThat(bad.offset()).isEqualTo(offset));
    }

    /** What the tool shows as typed, a profile may hold as it is. */
    @Test
    void readsBackWhatIsShown() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var words = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(at -> at == 0 ? "program" : word(random))
                    .toList();
            assertThat(Words.split(Command.checking(words).typed()))
                    .as("seed %d, words %s", seed, words)
                    .isEqualTo(new Words.Split.Good(words));
        }
    }

    private static String word(Random random) {
        var characters = "ab'\"\\ $|;&\n\t{}*~";
        return random.ints(random.nextInt(6), 0, characters.length())
                .mapToObj(at -> String.valueOf(characters.charAt(at)))
                .reduce("", String::concat);
    }
}
