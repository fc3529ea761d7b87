package bootstrap.version;

import java.math.BigInteger;
import java.util.List;

/** The order of local versions (PEP 440, "Local version identifiers"): none, then words, then numbers. */
final class LocalOrder {
    private LocalOrder() {}

    /** Without leading zeros when it is a number. */
    static String normalised(String part) {
        return isNumber(part) ? new BigInteger(part).toString() : part;
    }

    static int compare(List<String> left, List<String> right) {
        int shared = Math.min(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            int order = compareParts(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareParts(String left, String right) {
        if (isNumber(left) && isNumber(right)) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return isNumber(left) == isNumber(right)
                ? left.compareTo(right)
                : Boolean.compare(isNumber(left), isNumber(right));
    }

    private static boolean isNumber(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
