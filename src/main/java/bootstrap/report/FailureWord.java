package bootstrap.report;

import bootstrap.apply.Outcome;
import bootstrap.check.Verdict;
import bootstrap.preflight.Foreseen;
import java.util.Optional;

/** The word for why something went wrong; the same in JSON ({@code class}), in JUnit ({@code type}) and on GitHub. */
public final class FailureWord {
    private FailureWord() {}

    /** The word for the cause of a failed outcome. */
    public static String of(Outcome.Cause cause) {
        return switch (cause) {
            case PRIVILEGES -> "privileges";
            case INTEGRITY -> "integrity";
            case CANNOT_CREATE -> "cannot-create";
            case BUSY -> "busy";
            case NETWORK -> "network";
            case STEP -> "step";
        };
    }

    /** The word for a failure that a preflight foresees. */
    public static String of(Foreseen foreseen) {
        return switch (foreseen) {
            case PRIVILEGES -> "privileges";
            case INTEGRITY -> "integrity";
            case CANNOT_CREATE -> "cannot-create";
            case BUSY -> "busy";
            case NETWORK -> "network";
            case UNSUPPORTED -> "unsupported";
            case NOTHING -> "ok";
        };
    }

    /** The word for a verdict; empty when nothing went wrong. */
    public static Optional<String> of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Failed failed -> Optional.of("check");
            case Verdict.Undecided undecided -> Optional.of("undecided");
            case Verdict.Passed passed -> Optional.empty();
            case Verdict.Skipped skipped -> Optional.empty();
        };
    }
}
