package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapturedTest {
    private static final int HALF = 2 << 20;

    private final List<String> heard = new ArrayList<>();
    private final Captured captured = new Captured(heard::add);

    @Test
    void linesAreHandedOnAsTheyCome() {
        write("one\ntwo\r\n\nthr");
        assertThat(heard).containsExactly("one", "two");

        write("ee\r50%\r100%");
        assertThat(heard).containsExactly("one", "two", "three", "50%");

        assertThat(captured.text()).isEqualTo("one\ntwo\r\n\nthree\r50%\r100%");
        assertThat(heard).last().isEqualTo("100%");
    }

    @Test
    void onceClosedTheLastLineIsHeardAndNothingMore() {
        write("one\ntw");
        captured.close();
        write("o\nthree\n");

        assertThat(heard).containsExactly("one", "tw");
    }

    @Test
    void onlyTheTailIsKept() {
        write("first".repeat(1_000_000));
        write("last".repeat(HALF / 4));

        assertThat(captured.text()).hasSizeBetween(HALF, 2 * HALF).endsWith("last".repeat(HALF / 4));
    }

    @Test
    void aCharacterBetweenTwoBlocksStaysWhole() {
        write("x".repeat(HALF - 1) + "é");

        assertThat(captured.text()).endsWith("xé");
    }

    @Test
    void aLineWithoutEndIsHandedOnInPieces() {
        write("x" + "ä".repeat(5000));

        assertThat(heard).singleElement().asString().matches("xä{4096}");
    }

    @Test
    void invalidBytesAreReplaced() {
        captured.write(new byte[] {'a', (byte) 0xff, 'b', '\n'}, 0, 4);

        assertThat(captured.text()).isEqualTo("a\uFFFDb\n");
        assertThat(heard).containsExactly("a\uFFFDb");
    }

    @Test
    void aListenersExceptionComesWithTheText() {
        var broken = new Captured(line -> {
            throw new IllegalStateException("disk full at " + line);
        });

        broken.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8), 0, 8);

        assertThatThrownBy(broken::text)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full at one");
    }

    private void write(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        captured.write(bytes, 0, bytes.length);
    }
}
