package bootstrap.version;

import java.util.List;

/** What a profile accepts as the version of a package or program. */
public interface Constraint {
    /** Accepts every version; its text is for people and is not parsed again. */
    Constraint ANY = new Range(List.of());

    /** Whether a thing of this version is good enough. */
    boolean accepts(Version version);

    /** Whether there is no version that it refuses. */
    boolean acceptsAll();

    /** The normal form, {@code >= 3.9, < 4}; parsing it gives an equal constraint. */
    String text();

    /**
     * Reads a comma separated list of {@code >= > <= < =}, each with a version, e.g. {@code >= 3.9, < 4}. A version
     * without epoch and revision is compared with the upstream part of the candidate only, so {@code < 29} accepts
     * {@code 1:28.2-0ubuntu1}; one with either is compared in full. A list that no version can satisfy is Bad.
     */
    static Parsed parse(String text) {
        return new ConstraintParser(text).parse();
    }

    /** What came of reading a constraint. */
    sealed interface Parsed {
        record Good(Constraint constraint) implements Parsed {}

        /**
         * The text is no constraint, and why.
         *
         * @param offset where in the text the message points to, counted from 0; may be the end of the text
         */
        record Bad(int offset, String message) implements Parsed {}
    }
}
