package bootstrap.profile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes text out of the bytes of a profile, or says why they are none. */
final class ProfileText {
    /** No profile comes near it by hand. */
    static final int LARGEST = 256 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String SAVE = "save the file as UTF-8";

    private final Notes notes;

    ProfileText(Notes notes) {
        this.notes = notes;
    }

    /** The text, without a byte order mark and with plain line ends; empty when something was wrong with it. */
    Optional<String> of(ByteBuffer bytes) {
        if (bytes.remaining() > LARGEST) {
            notes.wrong(notes.start(), "the file is larger than 256 kB", "split it, and join the parts with extends");
            return Optional.empty();
        }
        return decoded(bytes).map(ProfileText::plain).filter(this::isVisible);
    }

    private Optional<String> decoded(ByteBuffer bytes) {
        var text = CharBuffer.allocate(bytes.remaining());
        var input = bytes.duplicate();
        var result = strict().decode(input, text, true);
        if (!result.isError()) {
            return Optional.of(text.flip().toString());
        }
        var before = text.flip().toString();
        if (isUtf16(bytes)) {
            notes.wrong(notes.start(), "the file is UTF-16", SAVE);
        } else {
            int lineStart = before.lastIndexOf('\n') + 1;
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            int column = 1 + before.codePointCount(lineStart, before.length());
            notes.wrong(notes.at(line, column), "byte " + input.position() + " of the file is not UTF-8", SAVE);
        }
        return Optional.empty();
    }

    /** By default a decoder reports what it can't read, instead of replacing it. */
    private static CharsetDecoder strict() {
        return StandardCharsets.UTF_8.newDecoder();
    }

    private static boolean isUtf16(ByteBuffer bytes) {
        if (bytes.remaining() < 2) {
            return false;
        }
        int first = bytes.getShort(bytes.position()) & 0xFFFF;
        return first == 0xFEFF || first == 0xFFFE;
    }

    private static String plain(String text) {
        var unmarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n");
    }

    /** Says where the first such character of each line is. */
    private boolean isVisible(String text) {
        var lines = text.split("\n", -1);
        boolean visible = true;
        for (int i = 0; i < lines.length; i++) {
            var found = Characters.firstInvisible(lines[i]);
            if (found.isPresent()) {
                visible = false;
                int offset = found.getAsInt();
                notes.wrong(
                        notes.at(i + 1, 1 + Characters.count(lines[i], offset)),
                        "the invisible character " + Characters.name(lines[i], offset) + " is not allowed",
                        "delete it");
            }
        }
        return visible;
    }
}
