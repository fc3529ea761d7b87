package bootstrap.source;

/**
 * A place in a file of the user, in the order in which a reader meets it: by file name, line and column.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record Location(String file, int line, int column) implements Comparable<Location> {
    public Location {
        if (file.isEmpty()) {
            throw new IllegalArgumentException("a location needs a file name");
        }
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1, got " + line + ":" + column);
        }
    }

    /** The place without its column, for lists where the line is enough: {@code profiles/rust.yaml:23}. */
    public String fileAndLine() {
        return file + ":" + line;
    }

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile == 0 ? Integer.compare(line, other.line) : byFile;
        return byLine == 0 ? Integer.compare(column, other.column) : byLine;
    }

    /** The form that editors and terminals turn into a link: {@code profiles/rust.yaml:23:5}. */
    @Override
    public String toString() {
        return fileAndLine() + ":" + column;
    }
}
