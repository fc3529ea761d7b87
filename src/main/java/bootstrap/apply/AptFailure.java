package bootstrap.apply;

import bootstrap.apply.Outcome.Cause;
import java.util.List;
import java.util.Map;

/**
 * What apt's words say about the kind of its failure. Its exit code is 100 for all of them; its words are untranslated
 * under our LC_ALL. They only choose the exit code: whether something is installed is decided by probes.
 */
final class AptFailure {
    private static final Map<Cause, List<String>> WORDS = Map.of(
            Cause.INTEGRITY,
                    List.of(
                            "NO_PUBKEY",
                            "EXPKEYSIG",
                            "BADSIG",
                            "REVKEYSIG",
                            "is not signed",
                            "is no longer signed",
                            "is not valid yet",
                            "is expired",
                            "Hash Sum mismatch",
                            "could not be verified"),
            Cause.BUSY, List.of("Could not get lock", "Unable to lock"),
            Cause.CANNOT_CREATE, List.of("No space left on device", "enough free space", "Read-only file system"),
            Cause.NETWORK,
                    List.of(
                            "Failed to fetch",
                            "Some index files failed to download",
                            "Network is unreachable",
                            "Cannot initiate the connection",
                            "does not have a Release file",
                            "Temporary failure resolving",
                            "Could not resolve",
                            "Could not connect",
                            "Unable to connect",
                            "Connection timed out",
                            "Connection failed"));

    private AptFailure() {}

    /** What apt means where its words leave the reason to the reader; "" where they don't. */
    static String meaning(String said) {
        if (said.contains("is not valid yet")) {
            return ": the clock of this box is behind, or the archive's is ahead";
        }
        return said.contains("is expired") ? ": the mirror is stale, or the clock of this box is ahead" : "";
    }

    /** The first cause, in the order of the exit codes, of whose words one occurs. */
    static Cause cause(String said) {
        for (Cause cause : Cause.values()) {
            if (WORDS.getOrDefault(cause, List.of()).stream().anyMatch(said::contains)) {
                return cause;
            }
        }
        return Cause.STEP;
    }
}
