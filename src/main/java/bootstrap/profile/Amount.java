package bootstrap.profile;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A lower or upper limit of a count or of a number of bytes.
 *
 * @param text as a person writes it: {@code >= 1.5 GiB}
 */
record Amount(Amount.Relation relation, long value, String text) {
    /** How the found number must stand to the value. */
    enum Relation {
        AT_LEAST,
        ABOVE,
        AT_MOST,
        BELOW,
        EXACTLY
    }

    private static final Map<String, Relation> SIGNS = Map.of(
            ">=",
            Relation.AT_LEAST,
            ">",
            Relation.ABOVE,
            "<=",
            Relation.AT_MOST,
            "<",
            Relation.BELOW,
            "=",
            Relation.EXACTLY);
    /** IEC 80000-13: a GiB is 2 to the 30th, which is what a GB often is not. */
    private static final Map<String, Integer> UNITS = Map.of("MiB", 20, "GiB", 30, "TiB", 40);

    /** What is expected where there is nothing to compare with. */
    static final String PLAIN = "a number of bytes such as 60 MiB or 1.5 GiB";

    private static final String NUMBER = "([0-9]{1,6}(?:\\.[0-9]{1,3})?)";
    private static final Pattern PLAIN_BYTES = Pattern.compile(NUMBER + " *([MG]iB)");
    private static final Pattern BYTES = Pattern.compile("([<>=]{1,2}) *" + NUMBER + " *([MGT]iB)");
    private static final Pattern COUNT = Pattern.compile("([<>=]{1,2}) *([0-9]{1,6})");

    /** Reads {@code >= 1.5 GiB}; empty when it is none. */
    static Optional<Amount> ofBytes(String text) {
        var match = BYTES.matcher(text.strip());
        return match.matches() && SIGNS.containsKey(match.group(1))
                ? Optional.of(new Amount(
                        relation(match.group(1)),
                        bytes(match.group(2), match.group(3)),
                        match.group(1) + " " + match.group(2) + " " + match.group(3)))
                : Optional.empty();
    }

    /** Reads {@code 1.5 GiB}; empty when it is none. */
    static Optional<Long> plainBytes(String text) {
        var match = PLAIN_BYTES.matcher(text.strip());
        return match.matches() ? Optional.of(bytes(match.group(1), match.group(2))) : Optional.empty();
    }

    /** Reads {@code >= 4}; empty when it is none. */
    static Optional<Amount> ofCount(String text) {
        var match = COUNT.matcher(text.strip());
        return match.matches() && SIGNS.containsKey(match.group(1))
                ? Optional.of(new Amount(
                        relation(match.group(1)),
                        Long.parseLong(match.group(2)),
                        match.group(1) + " " + match.group(2)))
                : Optional.empty();
    }

    private static Relation relation(String sign) {
        return SIGNS.getOrDefault(sign, Relation.EXACTLY);
    }

    private static long bytes(String number, String unit) {
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(1L << UNITS.getOrDefault(unit, 0)))
                .longValue();
    }

    boolean admits(long found) {
        return switch (relation) {
            case AT_LEAST -> found >= value;
            case ABOVE -> found > value;
            case AT_MOST -> found <= value;
            case BELOW -> found < value;
            case EXACTLY -> found == value;
        };
    }

    /** What was found, and also what is wanted where it is not that. */
    Condition.Sight sight(long found, String words) {
        return admits(found)
                ? new Condition.Sight(true, words)
                : new Condition.Sight(false, words + ", and not " + text);
    }

    /** Bytes for people, in MiB or GiB, cut off: what is just too little does not look like enough. */
    static String bytes(long bytes) {
        return bytes < 1L << 30
                ? (bytes >> 20) + " MiB"
                : (bytes >> 30) + "." + ((bytes % (1L << 30) * 10) >> 30) + " GiB";
    }
}
