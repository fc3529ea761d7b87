package bootstrap.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why the system refused something, in its words; by themselves exceptions often carry only a path. */
public final class SystemReason {
    private SystemReason() {}

    /** The reason alone, for a sentence that names the file already. */
    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it exists already";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    /** The reason, behind the file that the system refused where that is known. */
    public static String withFile(IOException e) {
        return e instanceof FileSystemException refused && refused.getFile() != null
                ? refused.getFile() + ": " + of(e)
                : of(e);
    }
}
