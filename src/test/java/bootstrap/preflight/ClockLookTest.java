package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.FakeBox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockLookTest {
    private static final Instant LISTS = Instant.parse("2024-04-25T15:10:33Z");

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT0S       | OK      | not behind
            P400D      | OK      | not behind
            -PT5M      | OK      | not behind
            -PT5M1S    | ERROR   | behind by 5 min or more: the package lists are from the future
            -P2D       | ERROR   | behind by 2 days or more
            """)
    void listsOfTheFutureAreFound(Duration after, Severity severity, String words) {
        FakeBox.in(root).file("/var/lib/apt/lists/a_InRelease", "Date: Thu, 25 Apr 2024 15:10:33 UTC\n");
        var finding = at(LISTS.plus(after)).finding(root, Severity.ERROR, List.of());
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.summary()).contains(words);
        assertThat(severity != Severity.ERROR || finding.foreseen() == Foreseen.INTEGRITY)
                .isTrue();
    }

    @Test
    void whatNeedsNoNewListsIsOnlyWarned() {
        FakeBox.in(root).file("/var/lib/apt/lists/a_InRelease", "Date: Thu, 25 Apr 2024 15:10:33 UTC\n");
        assertThat(at(LISTS.minusSeconds(3600))
                        .finding(root, Severity.WARNING, List.of())
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    /** By how many seconds other hosts are ahead of this box. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0          | OK      | agrees
            300        | OK      | agrees
            -300       | OK      | agrees
            301        | WARNING | behind by 5 min
            -301       | WARNING | ahead by 5 min
            86400      | WARNING | behind by 24 h
            86401      | ERROR   | behind by 24 h
            -172800    | ERROR   | ahead by 2 days
            90000,10   | OK      | agrees
            """)
    void otherHostsAreCompared(String seconds, Severity severity, String words) {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var elsewhere = Stream.of(seconds.split(","))
                .map(each -> now.plusSeconds(Long.parseLong(each)))
                .toList();
        var finding = at(now).finding(root, Severity.ERROR, elsewhere);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.summary()).contains(words);
        assertThat(finding.id()).isEqualTo("clock");
    }

    @Test
    void theWorseOfBothIsTold() {
        FakeBox.in(root).file("/var/lib/apt/lists/a_InRelease", "Date: Thu, 25 Apr 2024 15:10:33 UTC\n");
        var now = LISTS.minus(Duration.ofHours(3));
        assertThat(at(now).finding(root, Severity.ERROR, List.of(now)).summary())
                .contains("from the future");
        assertThat(at(now).finding(root, Severity.WARNING, List.of(now.plus(Duration.ofDays(3))))
                        .summary())
                .contains("other hosts");
    }

    private static ClockLook at(Instant now) {
        return new ClockLook(Clock.fixed(now, ZoneOffset.UTC));
    }
}
