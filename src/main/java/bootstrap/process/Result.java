package bootstrap.process;

import java.time.Duration;

/** How a command ended. A non-zero exit is a value like any other. */
public sealed interface Result {
    /** It ran to its end; {@code out} and {@code err} are UTF-8 text, cut at the front when very long. */
    record Exited(int code, String out, String err) implements Result {}

    /** It could not be started at all. */
    record NotStarted(String reason) implements Result {}

    /** It was ended at its limit. */
    record TimedOut(Duration after, String out, String err) implements Result {}
}
