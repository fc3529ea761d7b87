package bootstrap.version;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version in Debian's order (Debian Policy 5.6.12), total over every text, so nothing a box reports can break it.
 *
 * <p>Equality is textual: {@code 1.0} and {@code 0:1.0} compare as 0 and are not equal.
 */
public record Version(String text) implements Comparable<Version> {
    private static final Pattern EPOCH = Pattern.compile("[0-9]+");

    /** What the outputs of programs are searched for; many a start meets none. */
    private static final class Dotted {
        /** A number with a dot that stands by itself; a "v" may lead. Ten numbers at most: no version has more. */
        static final Pattern ALONE = Pattern.compile("(?<![\\p{Alnum}.,+~])[vV]?([0-9]++(?:\\.[0-9]++){1,9})");

        /** The same behind a word of letters: {@code go1.22.3}, but not {@code libfoo2.so.1.2} or {@code 3ubuntu13.5}. */
        static final Pattern BEHIND_LETTERS =
                Pattern.compile("(?<![\\p{Alnum}.,+~])\\p{Alpha}++([0-9]++(?:\\.[0-9]++){1,9})");
    }

    /**
     * The first dotted number in what a program prints about itself: {@code Python 3.12.3} → 3.12.3. One that stands by
     * itself wins over one that is glued to a word. Empty when there is none; a number without a dot is not taken.
     */
    public static Optional<Version> firstDotted(String output) {
        return first(Dotted.ALONE, output).or(() -> first(Dotted.BEHIND_LETTERS, output));
    }

    private static Optional<Version> first(Pattern pattern, String output) {
        return pattern.matcher(output).results().findFirst().map(match -> new Version(match.group(1)));
    }

    /** The text without epoch and revision: {@code 1:28.2-0ubuntu1} → {@code 28.2}. */
    public String upstream() {
        return text.substring(upstreamStart(), upstreamEnd());
    }

    /** What stands in front of the first colon when that is a number; none counts as 0. */
    private String epoch() {
        return text.substring(0, Math.max(0, upstreamStart() - 1));
    }

    /** What follows the last hyphen; none counts as 0. */
    private String revision() {
        return text.substring(Math.min(text.length(), upstreamEnd() + 1));
    }

    private int upstreamStart() {
        int colon = text.indexOf(':');
        return colon > 0 && EPOCH.matcher(text).region(0, colon).matches() ? colon + 1 : 0;
    }

    private int upstreamEnd() {
        int hyphen = text.lastIndexOf('-');
        return hyphen < upstreamStart() ? text.length() : hyphen;
    }

    /** Debian's order; 0 also for different spellings of the same version, such as {@code 1.0} and {@code 1.00-0}. */
    @Override
    public int compareTo(Version other) {
        int byEpoch = compareParts(epoch(), other.epoch());
        int byUpstream = byEpoch == 0 ? compareParts(upstream(), other.upstream()) : byEpoch;
        return byUpstream == 0 ? compareParts(revision(), other.revision()) : byUpstream;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Compares as Debian compares an upstream version or a revision: runs of other characters and numbers in turn. */
    static int compareParts(String left, String right) {
        int i = 0;
        int j = 0;
        int order = 0;
        while (order == 0 && (i < left.length() || j < right.length())) {
            int leftDigits = wordEnd(left, i);
            int rightDigits = wordEnd(right, j);
            int leftNext = numberEnd(left, leftDigits);
            int rightNext = numberEnd(right, rightDigits);
            order = compareWords(left.substring(i, leftDigits), right.substring(j, rightDigits));
            if (order == 0) {
                order = compareNumbers(left.substring(leftDigits, leftNext), right.substring(rightDigits, rightNext));
            }
            i = leftNext;
            j = rightNext;
        }
        return order;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !Cursor.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int numberEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Cursor.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int compareWords(String left, String right) {
        int order = 0;
        for (int k = 0; order == 0 && k < Math.max(left.length(), right.length()); k++) {
            order = Integer.compare(weight(left, k), weight(right, k));
        }
        return order;
    }

    /** A tilde sorts before the end of the text, the end before letters, letters before everything else. */
    private static int weight(String word, int at) {
        if (at >= word.length()) {
            return 0;
        }
        char c = word.charAt(at);
        if (c == '~') {
            return -1;
        }
        return isLetter(c) ? c : c + Character.MAX_VALUE;
    }

    /** Compared as text, so that no number is too long. */
    private static int compareNumbers(String left, String right) {
        String one = withoutLeadingZeros(left);
        String other = withoutLeadingZeros(right);
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
