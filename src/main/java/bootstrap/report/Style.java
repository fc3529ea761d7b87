package bootstrap.report;

/** How text looks where it is shown: which glyphs it may use, and whether it may be coloured. */
public record Style(Glyphs glyphs, Colours colours) {
    /** Which characters may be shown. */
    public enum Glyphs {
        UNICODE,
        /** Words stand in for glyphs, and any other character is shown as its number. */
        ASCII
    }

    /** Whether escape sequences may be printed. */
    public enum Colours {
        ANSI,
        NONE
    }

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String DIM = "2";
    private static final String BOLD = "1";

    public static Style of(Glyphs glyphs, Colours colours) {
        return new Style(glyphs, colours);
    }

    /** The mark of what went well; all marks are equally wide. */
    public String passed() {
        return good(glyph("✓", "ok  "));
    }

    /** The mark of what went wrong. */
    public String failed() {
        return bad(glyph("✗", "FAIL"));
    }

    /** The mark of what could not be found out. */
    String undecided() {
        return doubtful(glyph("?", "??? "));
    }

    /** The mark of what may go wrong. */
    String warned() {
        return doubtful(glyph("!", "warn"));
    }

    /** The mark of what is good to know. */
    String told() {
        return quiet(glyph("i", "info"));
    }

    /** The mark of what was not tried or not asked. */
    String skipped() {
        return quiet(glyph("-", "skip"));
    }

    /** The mark of what was as desired already. */
    String kept() {
        return quiet(glyph("=", "=   "));
    }

    /** Between the parts of one line. */
    String separator() {
        return glyph(" · ", " - ");
    }

    private String glyph(String unicode, String ascii) {
        return switch (glyphs) {
            case UNICODE -> unicode;
            case ASCII -> ascii;
        };
    }

    String good(String text) {
        return painted(GREEN, text);
    }

    String bad(String text) {
        return painted(RED, text);
    }

    String doubtful(String text) {
        return painted(YELLOW, text);
    }

    String quiet(String text) {
        return painted(DIM, text);
    }

    String strong(String text) {
        return painted(BOLD, text);
    }

    /** SGR sequences of ECMA-48; the text itself is escaped before. */
    private String painted(String code, String text) {
        return switch (colours) {
            case ANSI -> "\u001b[" + code + "m" + text + "\u001b[0m";
            case NONE -> text;
        };
    }

    /** How many columns painted text takes. */
    static int width(String painted) {
        var plain = painted.indexOf('\u001b') < 0 ? painted : painted.replaceAll("\u001b\\[[0-9]*m", "");
        return plain.codePointCount(0, plain.length());
    }

    /** The text with spaces behind it, so that it takes that many columns. */
    static String padded(String painted, int columns) {
        return painted + " ".repeat(Math.max(0, columns - width(painted)));
    }

    /** The last step of every renderer: what this style can't show is shown as its number. */
    String finished(String text) {
        return switch (glyphs) {
            case UNICODE -> text;
            case ASCII -> Escape.ascii(text);
        };
    }
}
