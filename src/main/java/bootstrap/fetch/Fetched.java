package bootstrap.fetch;

import java.nio.file.Path;

/** How a fetch ended; only {@code Done} leaves a file under the wanted name. Each reason says what, why, what next. */
public sealed interface Fetched {
    /** The file lies there, whole, with the right hash; {@code bytes} is its size. */
    record Done(Path file, long bytes) implements Fetched {}

    /** The network, a proxy or the server did not give it: worth another try later (exit 69). */
    record Unreachable(String reason) implements Fetched {}

    /** The server answers, and has no such file (exit 69, for it may come). */
    record Missing(String reason) implements Fetched {}

    /** What the server gives has another SHA-256, twice (exit 76). */
    record Mismatch(String expected, String found) implements Fetched {}

    /** The disk did not take it: full, read-only, no such directory, not ours (exit 73). */
    record NotWritten(String reason) implements Fetched {}

    /** It breaks the rules of a download, so no retry helps: not https, or larger than allowed (exit 76). */
    record Refused(String reason) implements Fetched {}
}
