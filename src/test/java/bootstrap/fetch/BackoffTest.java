package bootstrap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final RandomGenerator LEAST = () -> 0;
    private static final RandomGenerator MOST = () -> -1;

    @ParameterizedTest
    @CsvSource({
        "1,   0, PT0.5S, PT1S",
        "2,   0, PT1S,   PT2S",
        "3,   0, PT2S,   PT4S",
        "10,  0, PT1M,   PT1M",
        "1,   5, PT5S,   PT5S",
        "1, 999, PT1M,   PT1M",
    })
    void growsByChanceAndNeverBeyondPatience(int tried, long asked, Duration least, Duration most) {
        Duration wish = Duration.ofSeconds(asked);
        assertThat(new Backoff(Patience.usual(), LEAST).after(tried, wish)).isEqualTo(least);
        assertThat(new Backoff(Patience.usual(), MOST).after(tried, wish)).isBetween(most.minusMillis(1), most);
    }

    @ParameterizedTest
    @CsvSource({
        "5,                                  '',                               5",
        "99999999,                           '',                               99999999",
        "99999999999999999999,               '',                               0",
        "-1,                                 '',                               0",
        "soon,                               '',                               0",
        "'',                                 '',                               0",
        "'Wed, 21 Oct 2026 07:28:30 GMT',    'Wed, 21 Oct 2026 07:28:00 GMT',  30",
        "'Wed, 21 Oct 2026 07:28:00 GMT',    'Wed, 21 Oct 2026 07:28:30 GMT',  0",
        "'Wed, 21 Oct 2026 07:28:30 GMT',    '',                               0",
    })
    void readsWhatTheServerAsksFor(String retryAfter, String date, long seconds) {
        assertThat(Backoff.asked(retryAfter, date)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
