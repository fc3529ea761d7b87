package bootstrap.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.zeroturnaround.exec.stream.ExecuteStreamHandler;

/**
 * Reads what a program says, each stream in a thread of its own, and gives it nothing to read. What a daemon says through
 * the pipes that it inherited, once the program itself has ended, may be lost.
 */
final class Pipes implements ExecuteStreamHandler {
    /** A daemon may inherit our pipes; after the program itself has ended they are not waited for longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Captured out;
    private final Captured err;
    private final List<InputStream> streams = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    Pipes(Captured out, Captured err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void setProcessInputStream(OutputStream stdin) throws IOException {
        stdin.close();
    }

    @Override
    public void setProcessOutputStream(InputStream stdout) {
        readers.add(reader(stdout, out));
    }

    @Override
    public void setProcessErrorStream(InputStream stderr) {
        readers.add(reader(stderr, err));
    }

    private Thread reader(InputStream from, Captured to) {
        streams.add(from);
        return Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                from.transferTo(to);
            } catch (IOException closed) {
                // By who has waited long enough.
            }
        });
    }

    @Override
    public void start() {
        readers.forEach(Thread::start);
    }

    /** Waits until all is read, or with a daemon at the pipes for {@link #PATIENCE}. */
    void await() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (Thread reader : readers) {
            reader.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        }
    }

    /** Whatever still comes is not read. */
    @Override
    public void stop() {
        out.close();
        err.close();
        for (InputStream stream : streams) {
            try {
                stream.close();
            } catch (IOException e) {
                // There is nothing to be lost any more.
            }
        }
    }
}
