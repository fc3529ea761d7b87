package bootstrap.process;

/** As whom a command runs; {@link Caller} knows how to get there. */
public enum As {
    /** The user that the box is set up for. */
    TARGET,
    ROOT
}
