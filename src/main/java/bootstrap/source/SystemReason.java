package bootstrap.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the system refused something, in its words; by themselves exceptions often carry only a path. */
public final class SystemReason {
    private SystemReason() {}

    /** The reason alone, for a sentence that names the file already. */
    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "something is there already";
            case DirectoryNotEmptyException _ -> "the directory is not empty";
            case NotDirectoryException _ -> "not a directory";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case FileSystemException other -> other.getClass().getSimpleName();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    /** The reason, behind the file that the system refused, or the two of a move or a link, where that is known. */
    public static String withFile(IOException e) {
        if (!(e instanceof FileSystemException refused) || refused.getFile() == null) {
            return of(e);
        }
        var other = refused.getOtherFile();
        return refused.getFile() + (other == null ? "" : " -> " + other) + ": " + of(e);
    }
}
