package bootstrap.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream's last 4 MiB as text, at least its last two, with its lines handed on as they come. */
final class Captured extends OutputStream {
    private static final int KEPT = 4 << 20;
    private static final int LONGEST_LINE = 8 << 10;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Consumer<String> lines;
    private @Nullable RuntimeException failure;
    private ByteArrayOutputStream older = new ByteArrayOutputStream();
    private ByteArrayOutputStream newer = new ByteArrayOutputStream();

    Captured(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        int end = from + count;
        for (int start = from; start < end; ) {
            if (newer.size() >= KEPT / 2) {
                older = newer;
                newer = new ByteArrayOutputStream();
            }
            int fitting = Math.min(end - start, KEPT / 2 - newer.size());
            newer.write(bytes, start, fitting);
            start += fitting;
        }
        handOnLines(bytes, from, end);
    }

    private void handOnLines(byte[] bytes, int from, int end) {
        int start = from;
        for (int i = from; i < end; i++) {
            boolean ends = bytes[i] == '\n' || bytes[i] == '\r';
            if (ends || isFull(line.size() + i - start, bytes[i])) {
                line.write(bytes, start, i - start);
                handOn();
                start = ends ? i + 1 : i;
            }
        }
        line.write(bytes, start, end - start);
    }

    /** In UTF-8 every byte of a character but the first is 10xxxxxx; more than 8 KiB of those are no text anyway. */
    private static boolean isFull(int length, byte next) {
        boolean continuesCharacter = (next & 0xC0) == 0x80 && length < 2 * LONGEST_LINE;
        return length >= LONGEST_LINE && !continuesCharacter;
    }

    /** A listener that throws is not asked again: an exception here would leave the program with a full pipe. */
    private void handOn() {
        if (line.size() > 0) {
            try {
                lines.accept(line.toString(StandardCharsets.UTF_8));
            } catch (RuntimeException e) {
                failure = e;
                lines = unheard -> {};
            }
            line.reset();
        }
    }

    /** Whoever listens hears the last line, also without an end, and then nothing any more. */
    @Override
    public synchronized void close() {
        handOn();
        lines = unheard -> {};
    }

    /**
     * What was kept, as text.
     *
     * @throws RuntimeException what the listener threw, if it did
     */
    synchronized String text() {
        handOn();
        if (failure != null) {
            throw failure;
        }
        var kept = new ByteArrayOutputStream(older.size() + newer.size());
        kept.writeBytes(older.toByteArray());
        kept.writeBytes(newer.toByteArray());
        return kept.toString(StandardCharsets.UTF_8);
    }
}
