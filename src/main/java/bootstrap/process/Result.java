package bootstrap.process;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How a command ended. A non-zero exit is a value like any other. */
public sealed interface Result {
    /** It ran to its end; {@code out} and {@code err} are UTF-8 text, cut at the front when very long. */
    record Exited(int code, String out, String err) implements Result {}

    /** It could not be started at all. */
    record NotStarted(String reason) implements Result {}

    /** It was ended at its limit. */
    record TimedOut(Duration after, String out, String err) implements Result {}

    /** No line that says something to people comes near it. */
    int LONGEST_LINE = 500;

    /**
     * What a program said last, for a failure to show: at most 20 lines that are not blank, stderr's at the end, each cut
     * after {@link #LONGEST_LINE} characters.
     */
    static List<String> lastLines(String out, String err) {
        var lines = Stream.concat(out.lines(), err.lines())
                .filter(line -> !line.isBlank())
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")
                .toList();
        return lines.subList(Math.max(0, lines.size() - 20), lines.size());
    }
}
