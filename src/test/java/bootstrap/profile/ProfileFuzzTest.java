package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bootstrap.profile.ProfileReader.Reading;
import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a file has, reading it ends soon, with a profile or with mistakes that have a place in the file. */
final class ProfileFuzzTest {
    private static final int ROUNDS = 2_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Of the processor's time: what else the machine does is of no interest. */
    private static final Duration LIMIT = Duration.ofSeconds(2);
    /** Pieces that mean something to YAML or to the format. */
    private static final List<String> PIECES = List.of(
            "&a ",
            "*a",
            "!!int ",
            "<<: ",
            "? ",
            "- ",
            "---\n",
            "|\n",
            ">-\n",
            "'",
            "\"",
            "\\U99999999",
            "\\x",
            "[",
            "{",
            "}",
            ": ",
            "\t",
            "\n",
            "%YAML 1.1\n",
            "#",
            "~",
            "\0",
            "\u2028",
            "\ud83e\udd80",
            ">= 99999999999999999999",
            "true",
            "run",
            "when: ",
            "not: ",
            "../",
            "[[[[[[[[[[[[[[[[[[[[[[",
            "=",
            "0x10",
            "1e999",
            "!<tag:x> ",
            "@",
            "`");

    @TempDir
    Path folder;

    @Test
    void survivesAnyMutation() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var good = Files.readAllBytes(Shelf.RESOURCES.resolve("good/everything.yaml"));
        for (int round = 0; round < ROUNDS; round++) {
            var bytes = good;
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                bytes = mutated(bytes, random);
            }
            read(bytes, "seed %d, round %d".formatted(seed, round));
        }
    }

    /** What takes a parser, a pattern or a walk longest. */
    @Test
    void endsSoonOnHostileShapes() throws IOException {
        for (String text : List.of(
                "\n".repeat(250_000) + "x",
                "[a]\n" + "\n".repeat(200_000) + "x",
                "#\n".repeat(120_000) + "profile: x\n",
                " ".repeat(250_000) + "x",
                "<<<<<<< x\n".repeat(25_000),
                "'".repeat(200_001),
                "[".repeat(200_000),
                "{a: ".repeat(50_000),
                "- ".repeat(100_000),
                "? ".repeat(100_000),
                "&a ".repeat(80_000),
                "!".repeat(200_000),
                "a: b\n".repeat(9_000),
                "a".repeat(200_000) + ": b\n",
                "x: \"" + "\\U0001F980".repeat(25_000) + "\"\n",
                "profile: " + "x".repeat(250_000) + "\n",
                step("run: " + "'a' ".repeat(60_000)),
                step("run: \"" + "\\\\".repeat(60_000) + "\""),
                step("apt: [" + "bc-, ".repeat(9_000) + "]"),
                step("run: x\n        version: '" + ">= 1, ".repeat(40_000) + "'"))) {
            read(text.getBytes(StandardCharsets.UTF_8), text.substring(0, 10));
        }
    }

    private static String step(String entry) {
        return "profile: x\nsteps:\n  - step: a\n    title: A\n    expect:\n      - " + entry + "\n";
    }

    private void read(byte[] bytes, String which) throws IOException {
        var file = Files.write(folder.resolve("x.yaml"), bytes);
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            if (Shelf.read(file) instanceof Reading.Invalid(List<Diagnostic> mistakes)) {
                var lines = (new String(bytes, StandardCharsets.UTF_8) + "\n").split("\n", -1);
                assertThat(mistakes).isNotEmpty().allMatch(each -> isIn(lines, each.at()));
                assertThat(mistakes).allMatch(each -> isVisible(each.message()) && isVisible(each.hint()));
            }
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            fail(
                    "%s: %s in%n%s"
                            .formatted(
                                    which,
                                    e,
                                    new String(bytes, 0, Math.min(bytes.length, 5_000), StandardCharsets.UTF_8)),
                    e);
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                .as(which)
                .isLessThan(LIMIT);
    }

    /** One past the end of a line, or of the file, is still in it: there something is missing. */
    private static boolean isIn(String[] lines, Location at) {
        return at.line() <= lines.length && at.column() <= lines[at.line() - 1].length() + 1;
    }

    private static boolean isVisible(String text) {
        return Characters.firstInvisible(text).isEmpty();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + random.nextInt(1, 20));
        var piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(5)) {
            case 0 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            case 1 -> joined(bytes, at, piece, at);
            case 2 -> joined(bytes, at, new byte[0], end);
            case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
            default -> joined(bytes, at, piece, end);
        };
    }

    /** The bytes up to {@code from}, the middle, and the bytes from {@code to} on. */
    private static byte[] joined(byte[] bytes, int from, byte[] middle, int to) {
        var all = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, all, from, middle.length);
        System.arraycopy(bytes, to, all, from + middle.length, bytes.length - to);
        return all.length == 0 ? new byte[] {'x'} : all;
    }
}
