package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real locks: the JVM's own file locks are those of fcntl. */
class AptLocksTest {
    @TempDir
    Path root;

    @BeforeEach
    void realProcesses() throws IOException {
        Files.createSymbolicLink(root.resolve("proc"), Path.of("/proc"));
    }

    @Test
    void withoutLockFilesNobodyHoldsOne() {
        assertThat(AptLocks.below(root).held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/lib/dpkg/lock-frontend",
                "/var/lib/dpkg/lock",
                "/var/lib/apt/lists/lock",
                "/var/cache/apt/archives/lock"
            })
    void aFileAloneIsNoLockButALockNamesItsHolder(String file) throws IOException {
        var path = root.resolve(file.substring(1));
        Files.createDirectories(path.getParent());
        Files.createFile(path);
        assertThat(AptLocks.below(root).held()).isEmpty();

        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            assertThat(channel.lock().isValid()).isTrue();
            assertThat(AptLocks.below(root).held()).hasValueSatisfying(holder -> {
                assertThat(holder.file()).isEqualTo(file);
                assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(holder.described()).contains("process ", "java").hasSizeLessThan(120);
            });
        }
        assertThat(AptLocks.below(root).held()).isEmpty();
    }
}
