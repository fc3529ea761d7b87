package bootstrap.preflight;

/** What would go wrong later; of several the first decides the exit code. */
public enum Foreseen {
    PRIVILEGES,
    /** A signature or the clock that judges it. */
    INTEGRITY,
    CANNOT_CREATE,
    BUSY,
    NETWORK,
    /** The box is not as apt and the profile need it. */
    UNSUPPORTED,
    NOTHING
}
