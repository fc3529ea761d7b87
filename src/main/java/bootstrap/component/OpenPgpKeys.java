package bootstrap.component;

import bootstrap.source.Sha1;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads files of OpenPGP keys (RFC 9580): which primary keys they hold, and nothing of what those say or sign. */
public final class OpenPgpKeys {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN PGP PUBLIC KEY BLOCK-----[ \\t]*\\r?\\n(?:[A-Za-z]+: [^\\n]*\\n)*[ \\t]*\\r?\\n(?<body>[A-Za-z0-9+/=\\s]*?)"
                    + "(?:\\r?\\n=[A-Za-z0-9+/]{4}[ \\t]*)?\\r?\\n-----END PGP PUBLIC KEY BLOCK-----");

    private static final String BEGIN = "-----BEGIN PGP ";

    private OpenPgpKeys() {}

    /** What came of reading a file. */
    public sealed interface Reading {
        /**
         * It holds keys and nothing else.
         *
         * @param fingerprints of the primary keys, in capitals, in the order of the file
         * @param armored the same keys as text, as apt wants them in a file named .asc
         */
        record Good(List<String> fingerprints, String armored) implements Reading {
            public Good {
                fingerprints = List.copyOf(fingerprints);
            }
        }

        /** It can't be used; {@code reason} reads on after "the key". */
        record Bad(String reason) implements Reading {}
    }

    /** Takes armored text, with one block or several, or bare packets. */
    public static Reading read(byte[] file) {
        try {
            var packets = packets(file);
            var fingerprints = fingerprints(packets.duplicate());
            return fingerprints.isEmpty()
                    ? new Reading.Bad("holds no public key")
                    : new Reading.Good(fingerprints, armored(packets));
        } catch (BufferUnderflowException e) {
            return new Reading.Bad("is cut off");
        } catch (IOException | IllegalArgumentException e) {
            return new Reading.Bad(String.valueOf(e.getMessage()));
        }
    }

    /** Whether it is armored: not every apt reads bare packets in a file named .asc. */
    static boolean isText(byte[] file) {
        return text(file).contains(BEGIN);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer packets(byte[] file) throws IOException {
        if (!isText(file)) {
            return ByteBuffer.wrap(file);
        }
        var text = text(file);
        var bytes = ByteBuffer.allocate(file.length);
        BLOCK.matcher(text)
                .results()
                .map(block -> Base64.getDecoder().decode(block.group("body").replaceAll("\\s", "")))
                .forEach(bytes::put);
        if (bytes.position() == 0 || BLOCK.matcher(text).replaceAll("").contains(BEGIN)) {
            throw new IOException("is no public key: a block of its text can't be read");
        }
        return bytes.flip();
    }

    /** RFC 9580, 4.2: a head, a length, a body. */
    private static List<String> fingerprints(ByteBuffer packets) throws IOException {
        var found = new ArrayList<String>();
        while (packets.hasRemaining()) {
            int head = packets.get() & 0xff;
            if (head < 0x80) {
                throw new IOException("is no OpenPGP file");
            }
            boolean legacy = (head & 0x40) == 0;
            int tag = legacy ? (head >> 2) & 0xf : head & 0x3f;
            long length = legacy ? legacyLength(packets, head & 3) : length(packets);
            if (length > packets.remaining()) {
                throw new BufferUnderflowException();
            }
            var body = packets.slice(packets.position(), (int) length);
            packets.position(packets.position() + (int) length);
            switch (tag) {
                case 6 -> found.add(fingerprint(body));
                case 5, 7 -> throw new IOException("is a secret one");
                // Signatures, markers, trust, subkeys, and what names the owner.
                case 2, 10, 12, 13, 14, 17 -> {}
                default -> throw new IOException("holds something else, a packet of type " + tag);
            }
        }
        return found;
    }

    private static long length(ByteBuffer packets) throws IOException {
        int first = packets.get() & 0xff;
        if (first >= 224 && first < 255) {
            throw new IOException("comes in parts");
        }
        return first < 192
                ? first
                : first < 224 ? ((first - 192) << 8) + (packets.get() & 0xff) + 192 : packets.getInt() & 0xffff_ffffL;
    }

    private static long legacyLength(ByteBuffer packets, int kind) throws IOException {
        return switch (kind) {
            case 0 -> packets.get() & 0xff;
            case 1 -> packets.getShort() & 0xffff;
            case 2 -> packets.getInt() & 0xffff_ffffL;
            default -> throw new IOException("does not tell its length");
        };
    }

    /** RFC 9580, 5.5.4.2: SHA-1 of 0x99, two bytes of length, and the body. */
    private static String fingerprint(ByteBuffer body) throws IOException {
        int version = body.duplicate().get();
        if (version != 4) {
            throw new IOException("is of version " + version + "; known are fingerprints of version 4");
        }
        var hashed = ByteBuffer.allocate(3 + body.remaining())
                .put((byte) 0x99)
                .putShort((short) body.remaining())
                .put(body);
        return Sha1.of(hashed.array()).toUpperCase(Locale.ROOT);
    }

    private static String armored(ByteBuffer packets) {
        var bytes = new byte[packets.remaining()];
        packets.get(bytes);
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n" + lines + "\n-----END PGP PUBLIC KEY BLOCK-----\n";
    }
}
