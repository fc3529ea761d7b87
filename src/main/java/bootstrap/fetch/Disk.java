package bootstrap.fetch;

import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Files that appear whole or not at all, and the words for why not. */
final class Disk {
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private Disk() {}

    /** A new file that only its owner may read; fails if anything has that name, a symbolic link too. */
    static FileChannel create(Path file) throws IOException {
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OURS_ALONE);
        return FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                mode);
    }

    /** Gives a finished file its mode and its name; after a power cut there is the old file or the new one, whole. */
    static void publish(FileChannel open, Path file, Path name, Set<PosixFilePermission> mode) throws IOException {
        setMode(file, mode);
        open.force(true);
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(directory(name), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    static void setMode(Path file, Set<PosixFilePermission> mode) throws IOException {
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setPermissions(mode);
    }

    static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** Writes a text that everyone may read; empty when done, else the reason why not. */
    static Optional<String> write(Path name, String text) {
        Path file = name.resolveSibling(name.getFileName() + ".part");
        try {
            Files.deleteIfExists(file);
            try (FileChannel open = create(file)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    open.write(bytes);
                }
                publish(open, file, name, FOR_ALL);
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot write " + name + ": " + SystemReason.of(e));
        }
    }
}
