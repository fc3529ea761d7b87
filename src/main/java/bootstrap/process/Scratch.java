package bootstrap.process;

import bootstrap.source.SourceFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A fresh directory that only one user can enter, with files in it; gone when closed. */
public final class Scratch implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** What is killed may still write while the directory is removed. */
    private static final int TRIES = 10;

    private final Path directory;

    private final Thread atExit;

    private boolean abandoned;

    private Scratch(Path directory) {
        this.directory = directory;
        this.atExit = new Thread(this::abandon);
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            Ending.never();
        }
    }

    /**
     * Makes the directory below the system's place for temporary files.
     *
     * @param owner the uid that it shall belong to; another than one's own needs root
     * @throws IOException when it can't be made or filled
     */
    public static Scratch filled(List<SourceFile> files, int owner) throws IOException {
        var scratch = made();
        try {
            for (SourceFile file : files) {
                own(Files.writeString(scratch.directory.resolve(file.name()), file.content()), owner);
            }
            own(scratch.directory, owner);
            return scratch;
        } catch (IOException e) {
            scratch.close();
            throw e;
        }
    }

    /** A name that nobody can guess is not needed, and costs a start: who was first has the directory for himself. */
    private static Scratch made() throws IOException {
        var below = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        while (true) {
            var name = "bootstrap-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
            var scratch = new Scratch(below.resolve(name));
            try {
                scratch.make();
                return scratch;
            } catch (FileAlreadyExistsException another) {
                scratch.forget(); // at the next moment the name is another
            } catch (IOException e) {
                scratch.forget();
                throw e;
            }
        }
    }

    /** Not once it would stay. */
    private void make() throws IOException {
        synchronized (atExit) {
            if (!abandoned) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                return;
            }
        }
        Ending.never();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // It is at work.
        }
    }

    private static void own(Path path, int uid) throws IOException {
        if (!Files.getAttribute(path, "unix:uid").equals(uid)) {
            Files.setAttribute(path, "unix:uid", uid);
        }
    }

    public Path directory() {
        return directory;
    }

    /**
     * Removes the directory and all that is in it; symbolic links are removed, not followed. Goes by open directories
     * (openat(2)), because root removes here what another user may meanwhile rearrange.
     *
     * @throws IOException when something is left
     */
    @Override
    public void close() throws IOException {
        try {
            remove();
        } finally {
            forget(); // not before, or a process that ends meanwhile would leave it
        }
    }

    /** When a signal ends the process: what still runs in the directory goes first, or it would write on. */
    private void abandon() {
        synchronized (atExit) {
            abandoned = true;
        }
        for (int i = 0; i < TRIES && Files.exists(directory, LinkOption.NOFOLLOW_LINKS); i++) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            try {
                remove();
            } catch (IOException left) {
                // Something wrote or removed meanwhile; in the end nobody is there any more to be told.
            }
        }
    }

    private void remove() throws IOException {
        try (var parent = Files.newDirectoryStream(directory.getParent())) {
            if (parent instanceof SecureDirectoryStream<Path> open) {
                remove(open, directory.getFileName());
            }
        } catch (NoSuchFileException gone) {
            // What ran in it removed it.
        }
    }

    private static void remove(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        try (var directory = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            // Some programs leave directories in which nobody may write.
            directory.getFileAttributeView(PosixFileAttributeView.class).setPermissions(OWNER_ONLY);
            for (Path each : directory) {
                var child = each.getFileName();
                if (attributes(directory, child).isDirectory()) {
                    remove(directory, child);
                } else {
                    directory.deleteFile(child);
                }
            }
        }
        parent.deleteDirectory(name);
    }

    private static BasicFileAttributes attributes(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        return directory
                .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }
}
