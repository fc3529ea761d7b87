package bootstrap.fetch;

import bootstrap.source.SystemReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What has come of a download so far, beside its target; a later run goes on where this one stopped. */
final class PartFile implements Closeable {
    private final Path target;
    private final Path part;
    private final FileChannel open;

    /** The disk did not do as told; kept apart from the troubles of the network, which are worth another try. */
    static final class Trouble extends IOException {
        private static final long serialVersionUID = 1;

        private Trouble(IOException cause) {
            super(SystemReason.of(cause), cause);
        }
    }

    private interface OnDisk<T> {
        T call() throws IOException;
    }

    private PartFile(Path target, Path part, FileChannel open) {
        this.target = target;
        this.part = part;
        this.open = open;
    }

    /** Opens the part file of {@code target}, and starts afresh if what lies there can't be a part of ours. */
    static PartFile beside(Path target) throws Trouble {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        return attempt(() -> new PartFile(target, part, open(part)));
    }

    private static FileChannel open(Path part) throws IOException {
        if (isOurs(part)) {
            return FileChannel.open(
                    part, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        }
        Files.deleteIfExists(part);
        return Disk.create(part);
    }

    /** No link of either sort: it would lead the bytes into a file of somebody else. */
    private static boolean isOurs(Path part) throws IOException {
        try {
            Map<String, Object> found =
                    Files.readAttributes(part, "unix:isRegularFile,nlink", LinkOption.NOFOLLOW_LINKS);
            return Boolean.TRUE.equals(found.get("isRegularFile"))
                    && Integer.valueOf(1).equals(found.get("nlink"));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    long size() throws Trouble {
        return attempt(open::size);
    }

    void append(byte[] bytes, int length) throws Trouble {
        ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
        while (left.hasRemaining()) {
            attempt(() -> open.write(left, open.size()));
        }
    }

    void restart() throws Trouble {
        attempt(() -> open.truncate(0));
    }

    String sha256() throws Trouble {
        return attempt(() -> Sha256.of(open));
    }

    /** Whether it begins as web pages do. */
    boolean looksLikeHtml() throws Trouble {
        ByteBuffer start = ByteBuffer.allocate(256);
        attempt(() -> open.read(start, 0));
        String text = new String(start.array(), 0, start.position(), StandardCharsets.ISO_8859_1);
        String small = text.strip().toLowerCase(Locale.ROOT);
        return small.startsWith("<!doctype html") || small.startsWith("<html");
    }

    void publish(Set<PosixFilePermission> mode) throws Trouble {
        attempt(() -> {
            Disk.publish(open, part, target, mode);
            return target;
        });
    }

    void discard() throws Trouble {
        attempt(() -> Files.deleteIfExists(part));
    }

    private static <T> T attempt(OnDisk<T> work) throws Trouble {
        try {
            return work.call();
        } catch (IOException e) {
            throw new Trouble(e);
        }
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
