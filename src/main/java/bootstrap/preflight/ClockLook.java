package bootstrap.preflight;

import bootstrap.facts.AptReleases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the clock of the box is right: by it signatures and certificates are judged. */
record ClockLook(Clock clock) {
    private static final String ID = "clock";
    private static final Duration SMALL = Duration.ofMinutes(5);
    private static final Duration LARGE = Duration.ofDays(1);
    private static final String ADVICE =
            "set it: sudo timedatectl set-ntp true; in a virtual machine or WSL the host's clock counts";

    /** The worse of what the package lists and what other hosts say. */
    Finding finding(Path root, Severity ofLists, Collection<Instant> elsewhere) {
        return Stream.concat(byLists(root, ofLists).stream(), byHosts(elsewhere).stream())
                .max(Comparator.comparing(Finding::severity))
                .orElseGet(() -> Finding.ok(ID, "the clock is not behind the package lists"));
    }

    /** Lists of the future: apt takes no new ones whose date has not come. */
    private Optional<Finding> byLists(Path root, Severity severity) {
        return AptReleases.newestBelow(root).flatMap(newest -> {
            var behind = Duration.between(clock.instant(), newest.date());
            return behind.compareTo(SMALL) <= 0
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            ID,
                            severity,
                            Foreseen.INTEGRITY,
                            "the clock is behind by " + Words.length(behind)
                                    + " or more: the package lists are from the future (" + newest.file() + ")",
                            ADVICE));
        });
    }

    /** One host may be wrong, so the one that agrees best counts. */
    private Optional<Finding> byHosts(Collection<Instant> elsewhere) {
        return elsewhere.stream()
                .map(instant -> Duration.between(clock.instant(), instant))
                .min(Comparator.comparing(Duration::abs))
                .map(ClockLook::judged);
    }

    private static Finding judged(Duration behind) {
        if (behind.abs().compareTo(SMALL) <= 0) {
            return Finding.ok(ID, "the clock agrees with that of other hosts");
        }
        var summary = "the clock is " + (behind.isNegative() ? "ahead" : "behind") + " by " + Words.length(behind)
                + ", by what other hosts say";
        return behind.abs().compareTo(LARGE) > 0
                ? Finding.error(ID, Foreseen.INTEGRITY, summary, ADVICE)
                : Finding.warning(ID, Foreseen.INTEGRITY, summary, ADVICE);
    }
}
