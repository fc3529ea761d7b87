package bootstrap.report;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations in words; digits that are left out are cut off, never rounded up. */
public final class Durations {
    private Durations() {}

    /** {@code 18 ms}, {@code 12.3 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    public static String text(Duration took) {
        long millis = took.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return millis / 1_000 + "." + millis / 100 % 10 + " s";
        }
        return took.toHours() == 0
                ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
                : took.toHours() + " h " + took.toMinutesPart() + " min";
    }

    /** The same for the sum of many: below ten seconds in hundredths, {@code 0.96 s}. */
    static String total(Duration took) {
        long millis = took.toMillis();
        return millis < 10_000 ? millis / 1_000 + "." + millis / 100 % 10 + millis / 10 % 10 + " s" : text(took);
    }

    /** In seconds with three digits, as reports for machines have it: {@code 0.018}. */
    static String seconds(Duration took) {
        return BigDecimal.valueOf(took.toMillis(), 3).toPlainString();
    }
}
