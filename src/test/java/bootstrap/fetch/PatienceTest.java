package bootstrap.fetch;

import static bootstrap.fetch.TestServer.file;
import static bootstrap.fetch.TestServer.inTurn;
import static bootstrap.fetch.TestServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest extends Downloads {
    @Test
    void pausesAsTheServerAsksAndTriesAgain() {
        TestServer server =
                https(inTurn(status(503, "Retry-After", "5"), status(429, "Retry-After", "99999999"), file(GOOD)));

        assertThat(fetch(server.uri("/tool"))).isInstanceOf(Fetched.Done.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(5), CALM.longestPause());
    }

    @Test
    void givesUpAfterFourTries() {
        TestServer server = https(status(502));

        assertThat(reason(fetch(server.uri("/tool")))).isEqualTo("localhost answered 502 for /tool; gave up at try 4");
        assertThat(server.asked).hasSize(4);
        assertThat(pauses).hasSize(3);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 403, 501, 511})
    void doesNotTryAgainWhatWouldEndTheSame(int status) {
        TestServer server = https(status(status));

        assertThat(reason(fetch(server.uri("/tool")))).contains("localhost answered " + status + " for /tool");
        assertThat(server.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aFileThatIsNotThereIsToldFromAServerInTrouble(int status) {
        TestServer server = https(status(status));

        assertThat(fetch(server.uri("/tool")))
                .isEqualTo(new Fetched.Missing("localhost answered " + status + " for /tool"));
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void givesUpABodyThatStallsAndGoesOnFromThere() {
        CountDownLatch end = new CountDownLatch(1);
        open.add(end::countDown);
        HttpHandler stalling = exchange -> {
            exchange.sendResponseHeaders(200, GOOD.length);
            exchange.getResponseBody().write(GOOD, 0, 50_000);
            exchange.getResponseBody().flush();
            await(end);
        };
        TestServer server = https(inTurn(stalling, file(GOOD)));
        Patience short1 = new Patience(
                CALM.connect(), Duration.ofSeconds(1), 1000, CALM.whole(), CALM.firstPause(), CALM.longestPause());

        assertThat(downloader(Map.of(), short1).fetch(wanted(server.uri("/tool")), progress::add))
                .isInstanceOf(Fetched.Done.class);
        assertThat(server.asked).hasSizeGreaterThan(1);
    }

    @Test
    void doesNotWaitForAnAnswerForEver() {
        CountDownLatch end = new CountDownLatch(1);
        open.add(end::countDown);
        TestServer server = https(exchange -> await(end));
        Patience brief = new Patience(
                CALM.connect(), Duration.ofMillis(100), 1, CALM.whole(), CALM.firstPause(), CALM.longestPause());

        assertThat(reason(downloader(Map.of(), brief).fetch(wanted(server.uri("/tool")), progress::add)))
                .isEqualTo("localhost: no answer within 100 ms; gave up at try 4");
    }

    @Test
    void doesNotPauseBeyondItsTime() {
        Patience brief = new Patience(
                CALM.connect(), CALM.window(), 1, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(2));
        TestServer server = https(status(503, "Retry-After", "60"));

        assertThat(reason(downloader(Map.of(), brief).fetch(wanted(server.uri("/tool")), progress::add)))
                .endsWith("gave up at try 1");
        assertThat(pauses).isEmpty();
    }

    @Test
    void namesTheHostThatRefuses() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(reason(fetch(URI.create("https://localhost:" + port + "/tool"))))
                .isEqualTo("localhost: connection refused, or no way there; gave up at try 4");
    }

    @Test
    void endsWhenInterruptedAndKeepsTheInterrupt() {
        TestServer server = https(file(GOOD));
        Thread.currentThread().interrupt();
        Fetched fetched = fetch(server.uri("/tool"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fetched).isEqualTo(new Fetched.Unreachable("interrupted"));
    }

    @Test
    void endsWhenInterruptedInAPause() {
        TestServer server = https(status(503));
        Downloader interrupted =
                new Downloader(Trust.from(Map.of(), TestServer.authority()), Proxies.from(Map.of()), CALM, pause -> {
                    throw new InterruptedException();
                });
        Fetched fetched = interrupted.fetch(wanted(server.uri("/tool")), progress::add);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fetched).isEqualTo(new Fetched.Unreachable("interrupted"));
    }
}
