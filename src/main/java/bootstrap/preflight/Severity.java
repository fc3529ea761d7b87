package bootstrap.preflight;

/** How much a finding means. */
public enum Severity {
    OK,
    /** Good to know. */
    INFO,
    /** It may go wrong, or take longer. */
    WARNING,
    /** It will go wrong. */
    ERROR
}
