package bootstrap.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** The body of an answer, closed from outside as soon as it comes more slowly than patience allows. */
final class GuardedBody implements Closeable {
    private final InputStream body;
    private final Patience patience;
    private final Deadline deadline;
    private final AtomicLong arrived = new AtomicLong();
    private volatile String complaint = "";
    private final Thread guard;

    /** The other side keeps the line open and brings next to nothing. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1;

        private TooSlow(String message) {
            super(message);
        }
    }

    private GuardedBody(InputStream body, Patience patience, Deadline deadline) {
        this.body = body;
        this.patience = patience;
        this.deadline = deadline;
        this.guard = Thread.ofVirtual().unstarted(this::watch);
    }

    static GuardedBody over(InputStream body, Patience patience, Deadline deadline) {
        GuardedBody guarded = new GuardedBody(body, patience, deadline);
        guarded.guard.start();
        return guarded;
    }

    int read(byte[] buffer) throws IOException {
        try {
            int count = body.read(buffer);
            arrived.addAndGet(count);
            return count;
        } catch (IOException e) {
            throw complaint.isEmpty() ? e : new TooSlow(complaint);
        }
    }

    private void watch() {
        try {
            do {
                Thread.sleep(deadline.butAtMost(patience.window()));
            } while (arrived.getAndSet(0) >= patience.slowest() && !deadline.passed());
            complaint = deadline.passed()
                    ? "not done within " + Failure.words(deadline.given())
                    : "brought less than " + patience.slowest() + " bytes in " + Failure.words(patience.window());
            body.close();
        } catch (InterruptedException | IOException e) {
            // Closed by the reader, or closed already: nothing is left to guard.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        guard.interrupt();
        body.close();
    }
}
