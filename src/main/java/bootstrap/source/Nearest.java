package bootstrap.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a misspelt one was most likely meant to be. */
public final class Nearest {
    /** The effort grows with the square of the length, and nobody misspells a whole page. */
    private static final int LONGEST_WORD = 100;

    private Nearest() {}

    /**
     * The known word closest to {@code word}, case ignored, or empty when none is close enough to be worth suggesting:
     * at most one edit per three letters, as rustc does. Of equally close words the alphabetically first.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit(candidate, word))
                .map(candidate -> new Candidate(candidate, edits(fold(word), fold(candidate))))
                .filter(candidate -> candidate.edits() <= limit(candidate.word(), word))
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    private record Candidate(String word, int edits) {}

    /** One letter must stay, or "a" would be taken for a misspelt "b". */
    private static int limit(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        return Math.min(Math.max(longer, 3) / 3, shorter - 1);
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Edits are inserting, dropping or replacing a letter and swapping two neighbours (optimal string alignment). */
    private static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
