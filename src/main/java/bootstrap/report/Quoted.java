package bootstrap.report;

/**
 * Lines that a program said, fit to be printed among our own. GitHub obeys lines that begin with two colons, indented
 * ones too, and {@code ##[} anywhere: what a program says must not switch our annotations off.
 */
final class Quoted {
    private Quoted() {}

    /** With a bar in front, as a quotation. */
    static String barred(String said) {
        return "| " + harmless(said);
    }

    /** As it stands, unless it would be obeyed. */
    static String line(String said) {
        return said.strip().startsWith("::") ? barred(said) : harmless(said);
    }

    private static String harmless(String said) {
        return Escape.text(said.replace("\t", "    ")).replace("##[", "## [");
    }
}
