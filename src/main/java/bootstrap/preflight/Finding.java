package bootstrap.preflight;

/**
 * What one preflight found.
 *
 * @param id stable, for {@code --skip-preflight}; several findings may share one
 * @param foreseen the failure it spares, NOTHING where none is to be feared
 * @param summary what is so, and why it matters
 * @param advice what to do next, "" when nothing
 */
public record Finding(String id, Severity severity, Foreseen foreseen, String summary, String advice) {
    /** All is well. */
    public static Finding ok(String id, String summary) {
        return new Finding(id, Severity.OK, Foreseen.NOTHING, summary, "");
    }

    /** Nothing to fear, but good to know. */
    public static Finding info(String id, String summary, String advice) {
        return new Finding(id, Severity.INFO, Foreseen.NOTHING, summary, advice);
    }

    /** This failure may come. */
    public static Finding warning(String id, Foreseen foreseen, String summary, String advice) {
        return new Finding(id, Severity.WARNING, foreseen, summary, advice);
    }

    /** This failure will come. */
    public static Finding error(String id, Foreseen foreseen, String summary, String advice) {
        return new Finding(id, Severity.ERROR, foreseen, summary, advice);
    }
}
