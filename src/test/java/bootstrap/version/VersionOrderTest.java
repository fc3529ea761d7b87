package bootstrap.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order against dpkg, which defines it, and against the laws every order keeps. A failure names its seed. */
class VersionOrderTest {
    private static final String ASK_DPKG = """
            while read -r left right; do
              if dpkg --compare-versions "$left" lt "$right"; then echo "$left < $right"
              elif dpkg --compare-versions "$left" eq "$right"; then echo "$left = $right"
              else echo "$left > $right"; fi
            done""";

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final DebianVersions versions = new DebianVersions(seed);

    private record Pair(String left, String right) {
        String compared() {
            int order = new Version(left).compareTo(new Version(right));
            String sign = order < 0 ? "<" : order > 0 ? ">" : "=";
            return left + " " + sign + " " + right;
        }
    }

    @Test
    void isTheOrderOfDpkg() throws IOException, InterruptedException {
        List<Pair> pairs = IntStream.range(0, 300).mapToObj(this::pair).toList();

        assertThat(pairs.stream().map(Pair::compared)).as("-Dseed=%d", seed).containsExactlyElementsOf(dpkg(pairs));
    }

    private Pair pair(int number) {
        String left = versions.next();
        return new Pair(left, number % 2 == 0 ? versions.next() : versions.near(left));
    }

    private static List<String> dpkg(List<Pair> pairs) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", ASK_DPKG)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread writer = Thread.ofVirtual().start(() -> write(pairs, shell));
        String answers = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        writer.join();
        assertThat(shell.waitFor()).isZero();
        return answers.lines().toList();
    }

    private static void write(List<Pair> pairs, Process shell) {
        try (var input = shell.outputWriter(StandardCharsets.UTF_8)) {
            for (Pair pair : pairs) {
                input.write(pair.left() + " " + pair.right() + "\n");
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Test
    void isAntisymmetricAndTransitive() {
        List<Version> some = IntStream.range(0, 40)
                .mapToObj(i -> new Version(versions.next()))
                .toList();

        for (Version a : some) {
            for (Version b : some) {
                assertThat(Integer.signum(a.compareTo(b)))
                        .as("%s and %s, -Dseed=%d", a, b, seed)
                        .isEqualTo(-Integer.signum(b.compareTo(a)));
                some.forEach(c -> assertTransitive(a, b, c));
            }
        }
    }

    private void assertTransitive(Version a, Version b, Version c) {
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            boolean strict = a.compareTo(b) < 0 || b.compareTo(c) < 0;
            assertThat(a.compareTo(c))
                    .as("%s, %s and %s, -Dseed=%d", a, b, c, seed)
                    .satisfies(
                            order -> assertThat(strict ? order < 0 : order == 0).isTrue());
        }
    }

    @Test
    void isTotalOverAnyText() {
        Random random = new Random(seed);
        String characters = "0aZ~:-. \n\u00e9*";
        List<Version> texts = random.ints(200, 0, 6)
                .mapToObj(length -> random.ints(length, 0, characters.length())
                        .collect(StringBuilder::new, (b, i) -> b.append(characters.charAt(i)), StringBuilder::append))
                .map(text -> new Version(text.toString()))
                .toList();

        assertThat(texts.stream().sorted()).as("-Dseed=%d", seed).isSorted();
    }
}
