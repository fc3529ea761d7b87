package bootstrap.source;

import java.util.Comparator;

/**
 * A message about the user's file, ordered by its place.
 *
 * @param hint what to do next, empty when there is nothing to say
 */
public record Diagnostic(Location at, String message, String hint) implements Comparable<Diagnostic> {
    /** Message and hint break ties, so that equal places keep the same order on every run. */
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(Diagnostic::at)
            .thenComparing(Diagnostic::message)
            .thenComparing(Diagnostic::hint);

    public Diagnostic {
        if (message.isBlank()) {
            throw new IllegalArgumentException("a diagnostic without a message, at " + at);
        }
    }

    /** A diagnostic without a hint. */
    public static Diagnostic of(Location at, String message) {
        return new Diagnostic(at, message, "");
    }

    @Override
    public int compareTo(Diagnostic other) {
        return BY_PLACE.compare(this, other);
    }
}
