package bootstrap.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GuardedBodyTest {
    private static final Deadline FAR = Deadline.in(Duration.ofHours(1));

    @Test
    void closesABodyThatBringsNothing() throws IOException {
        try (GuardedBody body = GuardedBody.over(new Silent(), patience(Duration.ofMillis(20), 1000), FAR)) {
            assertThatThrownBy(() -> body.read(new byte[10]))
                    .isInstanceOf(GuardedBody.TooSlow.class)
                    .hasMessage("brought less than 1000 bytes in 20 ms");
        }
    }

    @Test
    void closesABodyWhenItsTimeIsOver() throws IOException {
        Deadline near = Deadline.in(Duration.ofMillis(20));
        try (GuardedBody body = GuardedBody.over(new Silent(), patience(Duration.ofHours(1), 0), near)) {
            assertThatThrownBy(() -> body.read(new byte[10]))
                    .isInstanceOf(GuardedBody.TooSlow.class)
                    .hasMessage("not done within 20 ms");
        }
    }

    @Test
    void passesOnWhatComes() throws IOException {
        InputStream bytes = new ByteArrayInputStream(new byte[7]);
        try (GuardedBody body = GuardedBody.over(bytes, patience(Duration.ofHours(1), 0), FAR)) {
            assertThat(body.read(new byte[10])).isEqualTo(7);
            assertThat(body.read(new byte[10])).isEqualTo(-1);
        }
    }

    private static Patience patience(Duration window, long slowest) {
        return new Patience(window, window, slowest, window, window, window);
    }

    /** Brings nothing until it is closed, then fails the reader, as the client's streams do. */
    private static final class Silent extends InputStream {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
