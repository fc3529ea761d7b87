package bootstrap.fetch;

import static bootstrap.fetch.TestServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachabilityTest extends Downloads {
    private static final URI FAR = URI.create("https://dist.example/");

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 401, 403, 404, 405, 500, 503})
    void anyAnswerMeansThereIsAWay(int status) {
        var server = https(status(status, "Location", "https://elsewhere.example/"));
        assertThat(look(server.uri("/"))).isInstanceOfSatisfying(Reach.Answered.class, answered -> {
            assertThat(answered.voucher()).isEqualTo(Reach.Voucher.USUAL);
            assertThat(answered.issuer()).contains("CN=");
            assertThat(answered.date())
                    .hasValueSatisfying(date -> assertThat(date)
                            .isBetween(
                                    Instant.now().minusSeconds(60),
                                    Instant.now().plusSeconds(60)));
        });
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void plainHttpShowsNoCertificate() {
        var server = open(TestServer.http(status(200)));
        assertThat(look(server.uri("/"))).isInstanceOfSatisfying(Reach.Answered.class, answered -> {
            assertThat(answered.voucher()).isEqualTo(Reach.Voucher.NOBODY);
            assertThat(answered.issuer()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tue, 01 Feb 2022 10:00:00 GMT | ''   | 2022-02-01T10:00:00Z
            Tue, 01 Feb 2022 10:00:00 GMT | 3600 | 2022-02-01T11:00:00Z
            Tue, 01 Feb 2022 10:00:00 GMT | old  | 2022-02-01T10:00:00Z
            today                         | ''   |
            """)
    void theClockIsThatOfTheAnswerAndOfItsAge(String date, String age, String expected) {
        var proxy = open(TestProxy.refusing("200 OK\r\nDate: " + date + "\r\nAge: " + age));
        var answer = look(URI.create("http://far.example/"), Map.of("http_proxy", "http://localhost:" + proxy.port()));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Reach.Answered.class,
                        answered -> assertThat(answered.date())
                                .isEqualTo(Optional.ofNullable(expected).map(Instant::parse)));
    }

    @Test
    void onlyAnAddedAuthorityVouchesForWhoSignsAnew() {
        var server = https(status(200));
        var added = Trust.from(Map.of(), Path.of("/no/such/bundle")).and(TestServer.authority());
        assertThat(voucher(server, added)).isEqualTo(Reach.Voucher.ADDED);
        var both = Trust.from(Map.of(), TestServer.authority()).and(TestServer.authority());
        assertThat(voucher(server, both)).isEqualTo(Reach.Voucher.USUAL);
    }

    private static Reach.Voucher voucher(TestServer server, Trust trust) {
        var answer = new Headers(trust, Proxies.from(Map.of()), Duration.ofSeconds(20)).look(List.of(server.uri("/")));
        return ((Reach.Answered) answer.values().iterator().next()).voucher();
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNamedByItsIssuer() {
        var server = https(status(200));
        var runtimes = Trust.from(Map.of(), Path.of("/no/such/bundle"));
        var answer =
                new Headers(runtimes, Proxies.from(Map.of()), Duration.ofSeconds(20)).look(List.of(server.uri("/")));
        assertThat(answer.get(server.uri("/"))).isInstanceOfSatisfying(Reach.Untrusted.class, untrusted -> {
            assertThat(untrusted.issuer()).contains("CN=");
            assertThat(untrusted.reason()).contains("localhost", untrusted.issuer(), "--ca-bundle");
        });
        assertThat(server.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"other-host, another host", "expired, has expired"})
    void aWrongCertificateIsNotTrustedEither(String store, String words) {
        var server = open(TestServer.https(store, status(200)));
        assertThat(look(server.uri("/")))
                .isInstanceOfSatisfying(
                        Reach.Untrusted.class,
                        untrusted -> assertThat(untrusted.reason()).contains(words));
    }

    @Test
    void aClosedPortIsNoWay() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(unreachable(look(URI.create("https://localhost:" + port + "/"))))
                .isEqualTo("localhost: connection refused, or no way there");
    }

    @Test
    void anAddressThatTakesConnectionsIsEnough() throws Exception {
        var server = open(TestServer.http(status(200)));
        var closed = InetAddress.getByName("127.0.0.3");
        assertThat(Addresses.connects(List.of(closed, InetAddress.getLoopbackAddress()), server.port()))
                .isTrue();
        assertThat(Addresses.connects(List.of(closed), server.port())).isFalse();
        assertThat(Addresses.anotherConnects(URI.create("http://127.0.0.1:" + server.port())))
                .as("the only one was tried already")
                .isFalse();
    }

    @Test
    void aNameThatNobodyKnowsIsNoWay() {
        assertThat(unreachable(look(URI.create("https://nowhere.invalid/")))).startsWith("nowhere.invalid: ");
    }

    @Test
    void aHostThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var at = URI.create("http://localhost:" + silent.getLocalPort() + "/");
            var answer = new Headers(trust(), Proxies.from(Map.of()), Duration.ofMillis(300)).look(List.of(at));
            assertThat(unreachable(answer.get(at))).contains("localhost: no answer within");
        }
    }

    @Test
    void oneBrokenLineIsTriedOnceMore() {
        var server = https(TestServer.inTurn(
                exchange -> {
                    throw new java.io.IOException("hangs up");
                },
                status(200)));
        assertThat(look(server.uri("/"))).isInstanceOf(Reach.Answered.class);
    }

    @Test
    void allAreLookedAtThroughTheProxyThatIsSet() {
        var server = https(status(200));
        var proxy = open(TestProxy.to(server.port()));
        assertThat(look(FAR, Map.of("https_proxy", "http://localhost:" + proxy.port())))
                .isInstanceOf(Reach.Answered.class);
        assertThat(proxy.asked).singleElement().asString().startsWith("CONNECT dist.example:443 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://dist.example/ | 407 Who       | wants a password (407)
            https://dist.example/ | 403 No        | answered 403 when asked for a way to dist.example
            http://dist.example/  | 407 Who       | wants a password (407)
            http://dist.example/  | 503 Not there | the proxy localhost:PORT answered 503
            http://dist.example/  | 511 Log in    | this network wants a login first
            """)
    void whatAProxyRefusesIsNoAnswerOfTheHost(URI origin, String status, String words) {
        var proxy = open(TestProxy.refusing(status + "\r\nProxy-Authenticate: Basic realm=\"corp\""));
        var at = "http://me:c4naryw0rd@localhost:" + proxy.port();
        var variables = words.contains("wants a password")
                ? Map.of(origin.getScheme() + "_proxy", "http://localhost:" + proxy.port())
                : Map.of(origin.getScheme() + "_proxy", at);
        assertThat(unreachable(look(origin, variables)))
                .startsWith("dist.example")
                .contains(words.replace("PORT", Integer.toString(proxy.port())))
                .doesNotContain("c4naryw0rd");
    }

    @Test
    void aProxyThatCannotBeUsedIsNamed() {
        assertThat(unreachable(look(FAR, Map.of("https_proxy", "socks5://localhost:1"))))
                .contains("https_proxy");
    }

    @Test
    void aBundleThatCannotBeReadIsTheReasonForAll() {
        var none = trust().and(directory.resolve("absent.pem"));
        var answers = new Headers(none, Proxies.from(Map.of()), Duration.ofSeconds(5)).look(List.of(FAR, FAR));
        assertThat(answers).hasSize(1);
        assertThat(unreachable(answers.get(FAR))).contains("absent.pem");
    }

    @Test
    void nothingIsAskedForNothing() {
        assertThat(Reachability.over(trust(), Proxies.from(Map.of())).look(List.of()))
                .isEmpty();
    }

    private static Trust trust() {
        return Trust.from(Map.of(), TestServer.authority());
    }

    private static Reach look(URI origin) {
        return look(origin, Map.of());
    }

    private static Reach look(URI origin, Map<String, String> variables) {
        var answers = new Headers(trust(), Proxies.from(variables), Duration.ofSeconds(20)).look(List.of(origin));
        return Optional.ofNullable(answers.get(origin)).orElseThrow();
    }

    private static String unreachable(Reach reach) {
        return reach instanceof Reach.Unreachable(String reason) ? reason : "not Unreachable but " + reach;
    }

    private TestProxy open(TestProxy proxy) {
        open.add(proxy);
        return proxy;
    }
}
