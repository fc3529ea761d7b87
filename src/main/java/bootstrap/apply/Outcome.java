package bootstrap.apply;

import java.time.Duration;
import java.util.List;

/** What applying the change of one component led to, decided by a probe afterwards. */
public sealed interface Outcome {
    /** It was changed, and a probe saw it: {@code now}. */
    record Applied(String now, Duration took) implements Outcome {}

    /** It was as desired already. */
    record Unneeded(String found) implements Outcome {}

    /**
     * It is not as desired.
     *
     * @param typed the command as a person would type it, "" when it was none
     * @param lastLines what it said last
     */
    record Failed(Cause cause, String reason, String typed, List<String> lastLines) implements Outcome {
        public Failed {
            lastLines = List.copyOf(lastLines);
        }

        static Failed by(Door.Performed.Broken how) {
            return new Failed(how.cause(), how.reason(), how.typed(), how.lastLines());
        }
    }

    /** It was not tried. */
    record Skipped(String reason) implements Outcome {}

    /** Why something failed, in the order in which one decides the exit code of several. */
    enum Cause {
        PRIVILEGES,
        INTEGRITY,
        CANNOT_CREATE,
        BUSY,
        NETWORK,
        STEP
    }
}
