package bootstrap.cli;

/** Ends a command with a message for the user: what, why, and what next. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    Stop(ExitCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
