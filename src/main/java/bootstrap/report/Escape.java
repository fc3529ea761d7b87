package bootstrap.report;

import java.util.function.IntPredicate;

/**
 * Makes text from anywhere (profiles, programs, the box) harmless on a terminal and in reports: what could hide, reorder
 * or move text is shown as its number.
 */
public final class Escape {
    private Escape() {}

    /** For one line: a newline and a tab are shown as numbers too. */
    public static String text(String raw) {
        return escaped(raw, Escape::isUnsafe);
    }

    /** For several lines: newlines and tabs stay as they are. */
    public static String lines(String raw) {
        return escaped(raw, c -> c != '\n' && c != '\t' && isUnsafe(c));
    }

    /** For places that show ASCII alone; leaves control characters, so that it can be the last one to look. */
    static String ascii(String safe) {
        return escaped(safe, c -> c > 0x7E);
    }

    /** Halves of surrogate pairs are shown as numbers: no encoding can carry them. */
    static String wellFormed(String raw) {
        return escaped(raw, c -> Character.getType(c) == Character.SURROGATE);
    }

    private static String escaped(String raw, IntPredicate unsafe) {
        if (isPrintableAscii(raw) || raw.codePoints().noneMatch(unsafe)) {
            return raw;
        }
        var shown = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(c -> {
            if (unsafe.test(c)) {
                shown.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** What nearly every text is, and safe for every place. */
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * By Unicode's general categories: controls (C0, DEL, C1), formats (bidi, zero width), separators of lines and
     * paragraphs, lone surrogates; and what shows nothing although its category promises something.
     */
    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isNoncharacter(codePoint) || isIgnorable(codePoint);
        };
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    /** Unicode's Default_Ignorable_Code_Point, less the formats: fillers, joiners, variation selectors. */
    private static boolean isIgnorable(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0 -> true;
            default ->
                (codePoint >= 0x180B && codePoint <= 0x180F)
                        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                        || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
                        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
        };
    }
}
