package bootstrap.source;

/** A small text file that a profile brings along; its name never leads out of the folder it is written to. */
public record SourceFile(String name, String content) {
    public SourceFile {
        if (!isPlainName(name)) {
            throw new IllegalArgumentException("not a plain file name: " + name);
        }
    }

    /** Whether the text names a file in the same folder: not empty, no slash, neither {@code .} nor {@code ..}. */
    public static boolean isPlainName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0;
    }
}
