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
    OK(0, "ok", "done, nothing to do, or all checks pass"),
    CHECK(
            1,
            "check",
            "a check failed or is undecided, or none ran; with --strict-session also: something is still to do"),
    USAGE(2, "usage", "wrong usage"),
    PENDING(3, "pending", "plan --exit-code: changes pending"),
    STEP(
            4,
            "step",
            "a step failed; in a plan: one is blocked or impossible here, or packages would go away that nobody allowed to"),
    UNSUPPORTED(
            5,
            "unsupported",
            "the box is not supported, doesn't meet what the profile requires, or a preflight failed"),
    INVALID_PROFILE(65, "profile", "the profile is invalid, or a saved plan no longer fits"),
    NO_PROFILE(66, "no-profile", "the profile is not found or unreadable"),
    NETWORK(69, "network", "network or mirror unavailable (try again)"),
    BUG(70, "bug", "a bug in bootstrap"),
    CANNOT_CREATE(73, "cannot-create", "cannot create a file: disk full, read-only"),
    IO(74, "io", "a report was not written"),
    BUSY(75, "busy", "a lock is busy, another run is active (try again)"),
    INTEGRITY(76, "integrity", "integrity: a hash or a signature is not the one expected"),
    PRIVILEGES(77, "privileges", "privileges: sudo, ownership, permissions"),
    DECLINED(130, "declined", "the answer was no");

    /** Of those that signals give, which are no constants here. */
    static final String SIGNALLED = "ended by HUP, INT, TERM; 130 also when the answer was no";

    private final int code;
    private final String word;
    private final String meaning;

    ExitCode(int code, String word, String meaning) {
        this.code = code;
        this.word = word;
        this.meaning = meaning;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** The same as a word, for JSON. */
    public String word() {
        return word;
    }

    /** When the process ends with it, in a few words for the manual. */
    String meaning() {
        return meaning;
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
