package bootstrap.source;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of bytes, in hex: what tells one content from another. */
public final class Sha256 {
    private Sha256() {}

    /** 64 hexadecimal digits, in lower case; the buffer's position stays. */
    public static String of(ByteBuffer bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static String of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes));
    }
}
