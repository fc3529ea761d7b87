package bootstrap.report;

import java.util.ArrayList;
import java.util.List;

/** Lines with remarks at their right, all of which begin in one column. */
final class Lines {
    private static final int GAP = 3;

    private record Line(String left, int width, String right) {}

    private final List<Line> lines = new ArrayList<>();
    private final int widest;

    /** A line longer than {@code widest} does not push the column of the others away. */
    Lines(int widest) {
        this.widest = widest;
    }

    void add(String left) {
        add(left, "");
    }

    void add(String left, String right) {
        lines.add(new Line(left, Style.width(left), right));
    }

    /** All of them, each ended by a newline. */
    String text() {
        int column = lines.stream()
                .filter(line -> !line.right().isEmpty())
                .mapToInt(Line::width)
                .filter(width -> width <= widest)
                .max()
                .orElse(0);
        var text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.left());
            if (!line.right().isEmpty()) {
                text.append(" ".repeat(Math.max(0, column - line.width()) + GAP))
                        .append(line.right());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
