package bootstrap.cli;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.preflight.Finding;
import bootstrap.preflight.Foreseen;
import bootstrap.preflight.Severity;
import java.util.Comparator;
import java.util.List;

/** What the process ends with; documented in the README and never changed later (sysexits.h above 63). */
public enum ExitCode {
    OK(0, "ok"),
    /** A check failed or is undecided, or none ran. */
    CHECK(1, "check"),
    USAGE(2, "usage"),
    /** Only with {@code plan --exit-code}. */
    PENDING(3, "pending"),
    /** A step failed, or one is blocked or impossible here. */
    STEP(4, "step"),
    /** Not a box for this, or a preflight failed. */
    UNSUPPORTED(5, "unsupported"),
    INVALID_PROFILE(65, "profile"),
    NO_PROFILE(66, "no-profile"),
    NETWORK(69, "network"),
    BUG(70, "bug"),
    CANNOT_CREATE(73, "cannot-create"),
    IO(74, "io"),
    BUSY(75, "busy"),
    INTEGRITY(76, "integrity"),
    PRIVILEGES(77, "privileges"),
    DECLINED(130, "declined");

    private final int code;
    private final String word;

    ExitCode(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** The same as a word, for JSON. */
    public String word() {
        return word;
    }

    /** Of several failures the first in the order of {@link Outcome.Cause} decides. */
    static ExitCode of(List<ComponentOutcome> outcomes) {
        return outcomes.stream()
                .map(ComponentOutcome::outcome)
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).cause())
                .min(Comparator.naturalOrder())
                .map(ExitCode::of)
                .orElseGet(() ->
                        outcomes.stream().anyMatch(each -> each.outcome() instanceof Outcome.Skipped) ? STEP : OK);
    }

    /**
     * What findings before an apply end it with: of the errors the code that the foreseen failure would have had, of
     * several the first in the order of {@link Foreseen}. OK when there is none; a lock is waited for, so it is none.
     */
    static ExitCode foreseen(List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.severity() == Severity.ERROR && each.foreseen() != Foreseen.BUSY)
                .map(Finding::foreseen)
                .min(Comparator.naturalOrder())
                .map(ExitCode::of)
                .orElse(OK);
    }

    private static ExitCode of(Foreseen foreseen) {
        return switch (foreseen) {
            case PRIVILEGES -> PRIVILEGES;
            case INTEGRITY -> INTEGRITY;
            case CANNOT_CREATE -> CANNOT_CREATE;
            case BUSY -> BUSY;
            case NETWORK -> NETWORK;
            case UNSUPPORTED, NOTHING -> UNSUPPORTED;
        };
    }

    private static ExitCode of(Outcome.Cause cause) {
        return switch (cause) {
            case PRIVILEGES -> PRIVILEGES;
            case INTEGRITY -> INTEGRITY;
            case CANNOT_CREATE -> CANNOT_CREATE;
            case BUSY -> BUSY;
            case NETWORK -> NETWORK;
            case STEP -> STEP;
        };
    }
}
