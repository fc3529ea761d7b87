package bootstrap.version;

/** What a version in a constraint may look like: Debian Policy 5.6.12, and it starts with a digit. */
final class DebianSyntax {
    private static final String UPSTREAM = ".+~-:";
    private static final String REVISION = ".+~";

    private DebianSyntax() {}

    /** @param offset where the version starts in the text that is being read */
    static void check(String version, int offset) throws Rejected {
        int colon = version.indexOf(':');
        int hyphen = version.lastIndexOf('-');
        checkEpoch(version, colon, offset);
        checkStart(version, colon + 1, offset);
        checkCharacters(version, colon + 1, hyphen > colon ? hyphen : version.length(), UPSTREAM, offset);
        if (hyphen > colon) {
            checkRevision(version, hyphen + 1, offset);
        }
    }

    private static void checkEpoch(String version, int colon, int offset) throws Rejected {
        for (int i = 0; i < colon; i++) {
            if (!Cursor.isDigit(version.charAt(i))) {
                throw new Rejected(offset, "\"" + version + "\": what stands before \":\" must be a number");
            }
        }
        if (colon == 0) {
            throw new Rejected(offset, "\"" + version + "\": the number before \":\" is missing");
        }
    }

    private static void checkStart(String version, int start, int offset) throws Rejected {
        if (start >= version.length()) {
            throw new Rejected(offset + start, "a version is missing here; write for example \">= 3.9\"");
        }
        if (!Cursor.isDigit(version.charAt(start))) {
            throw new Rejected(offset + start, "\"" + version + "\" is not a version; versions start with a digit");
        }
    }

    private static void checkRevision(String version, int start, int offset) throws Rejected {
        if (start == version.length()) {
            throw new Rejected(offset + start, "\"" + version + "\": nothing follows the \"-\"");
        }
        checkCharacters(version, start, version.length(), REVISION, offset);
    }

    private static void checkCharacters(String version, int from, int to, String others, int offset) throws Rejected {
        for (int i = from; i < to; i++) {
            char c = version.charAt(i);
            if (!Version.isLetter(c) && !Cursor.isDigit(c) && others.indexOf(c) < 0) {
                String next =
                        c == '*' ? "write a range, as in \">= 3.9, < 4\"" : "allowed are letters, digits and " + others;
                boolean visible = (c > ' ' && c < 0x7f) || Character.isLetter(c);
                var shown = visible ? "'" + c + "'" : "U+%04X".formatted(version.codePointAt(i));
                throw new Rejected(offset + i, shown + " can't stand here in a version; " + next);
            }
        }
    }
}
