package bootstrap.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A file wanted from the network: its address, its hash, the most bytes to take, where it goes and with what mode. */
public record Wanted(URI uri, Origin origin, String sha256, long maxBytes, Path to, Set<PosixFilePermission> mode) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private static final String UNPINNED = "unpinned";

    /** Who named the address: a profile, whose addresses are https, or the operator, whose mirror may be plain http. */
    public enum Origin {
        PROFILE,
        MIRROR
    }

    /** A file that the caller judges by what is in it: whatever comes whole, and is no web page, is taken. */
    public static Wanted unpinned(URI uri, Origin origin, long maxBytes, Path to, Set<PosixFilePermission> mode) {
        return new Wanted(uri, origin, UNPINNED, maxBytes, to, mode);
    }

    boolean isPinned() {
        return !sha256.equals(UNPINNED);
    }

    /** Takes the hash in either case; anything but 64 hexadecimal digits, or a size below 1, is a bug of the caller. */
    public Wanted {
        sha256 = sha256.toLowerCase(Locale.ROOT);
        if (!sha256.equals(UNPINNED) && !SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("no room for a file: " + maxBytes);
        }
        to = to.toAbsolutePath();
        mode = Set.copyOf(mode);
    }

    /** A file of at most {@code maxBytes} whose address is https. */
    public static Wanted of(URI uri, String sha256, long maxBytes, Path to, Set<PosixFilePermission> mode) {
        return new Wanted(uri, Origin.PROFILE, sha256, maxBytes, to, mode);
    }

    /** The same from a mirror the operator set: plain http will do, for the hash is pinned all the same. */
    public static Wanted fromMirror(URI uri, String sha256, long maxBytes, Path to, Set<PosixFilePermission> mode) {
        return new Wanted(uri, Origin.MIRROR, sha256, maxBytes, to, mode);
    }
}
