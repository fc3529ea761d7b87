package bootstrap.version;

/** Ends the reading of a text inside this package; never leaves it, callers get a value. */
final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String message;

    Rejected(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
        this.message = message;
    }

    int offset() {
        return offset;
    }

    String message() {
        return message;
    }
}
