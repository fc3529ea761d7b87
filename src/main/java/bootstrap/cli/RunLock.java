package bootstrap.cli;

import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second apply of the same user out while one runs; the kernel drops it with the process. */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or ends the command and names who has it. */
    static RunLock taken(Path state) {
        try {
            Files.createDirectories(state);
            var file = state.resolve("lock");
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = locked(channel);
            if (lock == null) {
                var holder = Files.readString(file).strip();
                channel.close();
                throw new Stop(ExitCode.BUSY, "another apply is running (process " + holder + "); try again later");
            }
            channel.truncate(0);
            channel.write(java.nio.charset.StandardCharsets.UTF_8.encode(
                    ProcessHandle.current().pid() + "\n"));
            return new RunLock(channel);
        } catch (IOException e) {
            throw new Stop(ExitCode.CANNOT_CREATE, "cannot write in " + state + ": " + SystemReason.withFile(e));
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Stop(ExitCode.IO, "the lock file: " + SystemReason.of(e));
        }
    }
}
