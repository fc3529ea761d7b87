package bootstrap.report;

import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import java.time.Duration;
import java.util.List;

/** How the checks of a run ended, counted once for every format and for the exit code. */
public record VerdictCounts(int passed, int failed, int undecided, int skipped) {
    /** Counts each verdict in exactly one of the four. */
    public static VerdictCounts of(List<Judged> judged) {
        int passed = 0;
        int failed = 0;
        int undecided = 0;
        int skipped = 0;
        for (Judged each : judged) {
            switch (each.verdict()) {
                case Verdict.Passed as -> passed++;
                case Verdict.Failed as -> failed++;
                case Verdict.Undecided as -> undecided++;
                case Verdict.Skipped as -> skipped++;
            }
        }
        return new VerdictCounts(passed, failed, undecided, skipped);
    }

    /** Whether something was proven and nothing speaks against it; when no check was asked, nothing was proven. */
    public boolean green() {
        return passed > 0 && failed == 0 && undecided == 0;
    }

    /** How many checks were asked, whatever came of them. */
    int asked() {
        return passed + failed + undecided;
    }

    /** {@code 1 of 4 checks failed in 0.96 s.} */
    String sentence(Duration took) {
        return asked() == 0 ? sentence() : ended() + " in " + Durations.total(took) + left();
    }

    /** {@code 1 of 4 checks failed.} */
    String sentence() {
        return asked() == 0 ? "No check ran, so nothing is proven" + left() : ended() + left();
    }

    private String left() {
        return skipped == 0 ? "." : "; " + skipped + " skipped.";
    }

    private String ended() {
        var checks = " of " + asked() + (asked() == 1 ? " check" : " checks");
        if (green()) {
            return asked() == 1 ? "The only check passed" : "All " + passed + " checks passed";
        }
        if (failed == 0) {
            return undecided + checks + " undecided";
        }
        return failed + checks + " failed" + (undecided == 0 ? "" : ", " + undecided + " undecided");
    }
}
