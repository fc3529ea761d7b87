package bootstrap.report;

import java.util.ArrayList;
import java.util.List;

/** Lines with remarks at their right, all of which begin or end in one column. */
final class Lines {
    private static final int GAP = 3;

    /** Which end of the remarks stands in one column; of numbers it is the right one. */
    enum Aligned {
        LEFT,
        RIGHT
    }

    private record Line(String left, int width, String right) {}

    private final List<Line> lines = new ArrayList<>();
    private final int widest;
    private final Aligned remarks;

    /** A line longer than {@code widest} does not push the column of the others away. */
    Lines(int widest) {
        this(widest, Aligned.LEFT);
    }

    Lines(int widest, Aligned remarks) {
        this.widest = widest;
        this.remarks = remarks;
    }

    void add(String left) {
        add(left, "");
    }

    void add(String left, String right) {
        lines.add(new Line(left, Style.width(left), right));
    }

    /** All of them, each ended by a newline. */
    String text() {
        int column = 0;
        int longest = 0;
        for (Line line : lines) {
            if (!line.right().isEmpty()) {
                column = line.width() <= widest ? Math.max(column, line.width()) : column;
                longest = Math.max(longest, line.right().length());
            }
        }
        var text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.left());
            if (!line.right().isEmpty()) {
                int indent = remarks == Aligned.RIGHT ? longest - line.right().length() : 0;
                text.repeat(' ', Math.max(0, column - line.width()) + GAP + indent)
                        .append(line.right());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
