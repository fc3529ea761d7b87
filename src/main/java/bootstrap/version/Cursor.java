package bootstrap.version;

import java.util.function.IntPredicate;

/** A place in a short text that is read from left to right. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int offset() {
        return at;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    String rest() {
        return text.substring(at).strip();
    }

    void refuseLongerThan(int limit, String what) throws Rejected {
        if (text.length() > limit) {
            throw new Rejected(limit, what + " has at most " + limit + " characters, this one " + text.length());
        }
    }

    void skipSpaces() {
        take(c -> c == ' ' || c == '\t');
    }

    /** Whether the character was there, and is now behind. */
    boolean skip(char expected) {
        boolean found = at < text.length() && text.charAt(at) == expected;
        if (found) {
            at++;
        }
        return found;
    }

    String takeAnyOf(String characters) {
        return take(c -> characters.indexOf(c) >= 0);
    }

    String takeUntilSpaceOr(String characters) {
        return take(c -> c != ' ' && c != '\t' && characters.indexOf(c) < 0);
    }

    private String take(IntPredicate wanted) {
        int start = at;
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
