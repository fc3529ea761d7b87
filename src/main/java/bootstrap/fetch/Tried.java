package bootstrap.fetch;

import java.time.Duration;

/** How one try at a file ended. */
sealed interface Tried {
    /** The body has come; whether it is the right one is still to be seen. The type is in small letters. */
    record Complete(String host, String contentType) implements Tried {
        boolean isHtml() {
            return contentType.startsWith("text/html") || contentType.startsWith("application/xhtml");
        }

        /** What it is taken for when it is a web page and not the file: the network's, not the server's. */
        Fetched.Unreachable loginPage() {
            return new Fetched.Unreachable(
                    host + ": HTML where a file was expected (a login page?); open a browser on this network first");
        }
    }

    /** A trouble that may pass; the server asked for at least this pause. */
    record Again(String reason, Duration asked) implements Tried {}

    /** Another try would end the same. */
    record Over(Fetched outcome) implements Tried {}

    static Tried again(String reason) {
        return new Again(reason, Duration.ZERO);
    }

    static Tried unreachable(String reason) {
        return new Over(new Fetched.Unreachable(reason));
    }
}
