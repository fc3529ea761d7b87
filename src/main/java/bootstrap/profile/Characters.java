package bootstrap.profile;

import java.util.OptionalInt;

/** Tells the characters that nobody can see in an editor: they have no place in a profile. */
final class Characters {
    private Characters() {}

    /** The offset of the first such character; a newline and a tab are none. */
    static OptionalInt firstInvisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && isInvisible(text.codePointAt(i))) {
                return OptionalInt.of(i);
            }
            i += Character.isHighSurrogate(c) ? 1 : 0;
        }
        return OptionalInt.empty();
    }

    /**
     * By Unicode's general categories: control (escapes, NUL, NEL), format (bidi overrides, zero width), separators of
     * lines and paragraphs, and what is no character at all.
     */
    private static boolean isInvisible(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t') {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isNoncharacter(codePoint);
        };
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    /** How Unicode names the character at an offset: {@code U+202E}. */
    static String name(String text, int offset) {
        return "U+%04X".formatted(text.codePointAt(offset));
    }

    /** How many characters a reader sees before the offset. */
    static int count(String text, int offset) {
        return text.codePointCount(0, offset);
    }
}
