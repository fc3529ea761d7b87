package bootstrap.component;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Looks at files of the box: one that is missing is an answer, one that may not be looked at is an exception. */
final class OnDisk {
    private OnDisk() {}

    static boolean isDirectory(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isDirectory).isPresent();
    }

    /** Whether it is a program that this user may start. */
    static boolean isProgram(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isRegularFile).isPresent() && Files.isExecutable(path);
    }

    /** The text of a file, or empty when there is none. */
    static Optional<String> text(Path path) throws IOException {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Why it could not be looked at, for people. */
    static String why(IOException e) {
        return e instanceof AccessDeniedException denied
                ? denied.getFile() + " may not be read by this user"
                : String.valueOf(e.getMessage());
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
