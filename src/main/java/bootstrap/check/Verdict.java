package bootstrap.check;

import java.util.List;

/** What came of a check. What could not look is undecided, never passed. */
public sealed interface Verdict {
    /**
     * {@code what} was seen, with its version where there is one; {@code where} is a path or "".
     *
     * @param fact what the check told about this box beyond that, as {@code name: text}; "" when it told nothing
     */
    record Passed(String what, String where, String fact) implements Verdict {
        public Passed(String what, String where) {
            this(what, where, "");
        }
    }

    /** {@code reason} in one line, and what was looked for, where, and what to do, in further lines. */
    record Failed(String reason, List<String> details) implements Verdict {
        public Failed {
            details = List.copyOf(details);
        }
    }

    record Undecided(String reason) implements Verdict {}

    record Skipped(String reason) implements Verdict {}
}
