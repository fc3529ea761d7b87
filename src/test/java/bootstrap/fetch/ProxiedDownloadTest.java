package bootstrap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiedDownloadTest extends Downloads {
    /** A name no DNS knows: only the proxy may look it up. */
    private static final URI FAR = URI.create("https://dist.example/tool");

    private static final String CANARY = "c4naryw0rd";
    /** alice:c4naryw0rd */
    private static final String BASIC = "Basic YWxpY2U6YzRuYXJ5dzByZA==";

    @Test
    void tunnelsAndShowsThePasswordToTheProxyAlone() {
        TestServer server = https(TestServer.file(GOOD));
        TestProxy proxy = open(TestProxy.to(server.port()));

        assertThat(fetch(FAR, "http://alice:" + CANARY + "@localhost:" + proxy.port()))
                .isInstanceOf(Fetched.Done.class);
        assertThat(proxy.asked).hasSize(1);
        assertThat(proxy.asked.getFirst())
                .startsWith("CONNECT dist.example:443 ")
                .contains("Proxy-Authorization: " + BASIC);
        assertThat(server.asked.getFirst()).doesNotContainKey("Proxy-Authorization");
    }

    @Test
    void showsAMirrorsPasswordToTheMirrorAlone() {
        TestServer server = https(TestServer.file(GOOD));
        TestProxy proxy = open(TestProxy.to(server.port()));

        assertThat(fetch(
                        URI.create("https://alice:" + CANARY + "@dist.example/tool"),
                        "http://localhost:" + proxy.port()))
                .isInstanceOf(Fetched.Done.class);
        assertThat(server.asked.getFirst().getFirst("Authorization")).isEqualTo(BASIC);
        assertThat(proxy.asked.getFirst()).doesNotContain("Authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "407 Who,       'dist.example: the proxy localhost:PORT does not accept the user and password (407)'",
        "403 No,        'dist.example: the proxy localhost:PORT answered 403 when asked for a way to dist.example'",
        "502 Not there, 'dist.example: the proxy localhost:PORT answered 502 when asked for a way to dist.example"
                + "; gave up at try 4'",
    })
    void saysWhatTheProxyAnsweredAndNotThePassword(String status, String expected) {
        TestProxy proxy = open(TestProxy.refusing(status + "\r\nProxy-Authenticate: Basic realm=\"corp\""));

        assertThat(reason(fetch(FAR, "http://alice:" + CANARY + "@localhost:" + proxy.port())))
                .isEqualTo(expected.replace("PORT", Integer.toString(proxy.port())))
                .doesNotContain(CANARY);
    }

    @Test
    void asksForAPasswordWhenTheProxyWantsOne() {
        TestProxy proxy = open(TestProxy.refusing("407 Who\r\nProxy-Authenticate: Basic realm=\"corp\""));
        assertThat(reason(fetch(FAR, "http://localhost:" + proxy.port())))
                .contains("wants a password (407)", "https_proxy=http://USER:PASSWORD@HOST:PORT");
    }

    @Test
    void namesAProxyThatIsDown() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(reason(fetch(FAR, "http://alice:" + CANARY + "@localhost:" + port)))
                .startsWith("dist.example: the proxy localhost:" + port + ": connection refused")
                .doesNotContain(CANARY);
    }

    @Test
    void refusesAProxyItCannotUseInsteadOfGoingPastIt() {
        TestServer server = https(TestServer.file(GOOD));
        assertThat(reason(fetch(server.uri("/tool"), "socks5://localhost:1"))).contains("https_proxy");
        assertThat(server.asked).isEmpty();
    }

    private Fetched fetch(URI uri, String proxy) {
        return downloader(Map.of("https_proxy", proxy), CALM).fetch(wanted(uri), progress::add);
    }

    private TestProxy open(TestProxy proxy) {
        open.add(proxy);
        return proxy;
    }
}
