package bootstrap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemReasonTest {
    @TempDir
    Path directory;

    @Test
    void isSaidOfExceptionsThatCarryOnlyAPath() {
        var missing = refused(() -> Files.readString(directory.resolve("missing")));
        var there = refused(() -> Files.createDirectory(directory));

        assertThat(SystemReason.of(missing)).isEqualTo("no such file or directory");
        var full = refused(() -> {
            Files.createDirectories(directory.resolve("full/inside"));
            Files.delete(directory.resolve("full"));
        });

        assertThat(SystemReason.of(full)).isEqualTo("the directory is not empty");
        assertThat(SystemReason.of(new NotDirectoryException("/x"))).isEqualTo("not a directory");
        assertThat(SystemReason.of(new NotLinkException("/x"))).isEqualTo("NotLinkException");
        assertThat(SystemReason.of(there)).isEqualTo("something is there already");
        assertThat(SystemReason.of(new AccessDeniedException("/root/x"))).isEqualTo("permission denied");
    }

    @Test
    void isTheSystemsOwnElsewhere() {
        var file = refused(() -> Files.createFile(Path.of("/dev/null/file")));
        var folder = refused(() -> Files.readString(directory));

        assertThat(SystemReason.of(file)).isEqualTo("Not a directory");
        assertThat(SystemReason.of(folder)).isEqualTo("Is a directory");
        assertThat(SystemReason.of(new IOException())).isEqualTo("IOException");
    }

    @Test
    void comesWithTheFileWhereThatIsKnown() {
        var missing = refused(() -> Files.readString(directory.resolve("missing")));

        assertThat(SystemReason.withFile(missing)).isEqualTo(directory + "/missing: no such file or directory");
        var moved = refused(
                () -> Files.move(Files.createFile(directory.resolve("file")), directory.resolve("missing/file")));
        assertThat(SystemReason.withFile(moved))
                .isEqualTo(directory + "/file -> " + directory + "/missing/file: no such file or directory");
        assertThat(SystemReason.withFile(new IOException("broken pipe"))).isEqualTo("broken pipe");
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private static IOException refused(Attempt attempt) {
        return catchThrowableOfType(IOException.class, attempt::run);
    }
}
