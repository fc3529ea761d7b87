package bootstrap.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of bytes, in hex: what tells one content from another. */
public final class Sha256 {
    private static final int BUFFER = 64 << 10;

    private Sha256() {}

    /** 64 hexadecimal digits, in lower case; the buffer's position stays. */
    public static String of(ByteBuffer bytes) {
        var digest = digest();
        digest.update(bytes.duplicate());
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes));
    }

    /** Of all that is left of a stream, which is not held in memory. */
    public static String of(InputStream bytes) throws IOException {
        var digest = digest();
        var buffer = new byte[BUFFER];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
