package bootstrap.report;

import java.util.ArrayList;
import java.util.List;

/** Lines with remarks at their right, all of which begin in one column. */
final class Lines {
    private static final int GAP = 3;

    private record Line(String left, String right) {}

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
        lines.add(new Line(left, right));
    }

    /** All of them, each ended by a newline. */
    String text() {
        int column = lines.stream()
                .filter(line -> !line.right().isEmpty())
                .mapToInt(line -> Style.width(line.left()))
                .filter(width -> width <= widest)
                .max()
                .orElse(0);
        var text = new StringBuilder();
        lines.forEach(line -> text.append(whole(line, column)).append('\n'));
        return text.toString();
    }

    private static String whole(Line line, int column) {
        return line.right().isEmpty()
                ? line.left()
                : Style.padded(line.left(), column) + " ".repeat(GAP) + line.right();
    }
}
