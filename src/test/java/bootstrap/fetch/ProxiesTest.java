package bootstrap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final String CANARY = "c4nary/w%40rd";

    @ParameterizedTest
    @CsvSource({
        "https://a.example/, https_proxy=http://p:3128,                       p:3128",
        "https://a.example/, https_proxy=http://p:3128/ignored,               p:3128",
        "https://a.example/, https_proxy=p.corp.example,                      p.corp.example:80",
        "https://a.example/, https_proxy=http://[::1]:3128,                   [::1]:3128",
        "https://a.example/, HTTPS_PROXY=http://p:1,                          p:1",
        "https://a.example/, https_proxy=http://low:1 HTTPS_PROXY=http://up:2, low:1",
        "https://a.example/, https_proxy= all_proxy=http://p:4,               p:4",
        "https://a.example/, ALL_PROXY=http://p:5,                            p:5",
        "https://a.example/, http_proxy=http://p:6,                           direct",
        "http://a.example/,  http_proxy=http://p:6,                           p:6",
        "http://a.example/,  HTTP_PROXY=http://p:6,                           direct",
        "http://a.example/,  https_proxy=http://p:6,                          direct",
        "https://a.example/, PATH=/bin,                                       direct",
    })
    void picksTheProxyOfTheScheme(URI uri, String variables, String expected) {
        assertThat(way(uri, environment(variables))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/,        example.com,           direct",
        "https://a.example.com/,      example.com,           direct",
        "https://a.example.com/,      .example.com,          direct",
        "https://example.com/,        .example.com,          direct",
        "https://a.example.com/,      *.example.com,         direct",
        "https://badexample.com/,     example.com,           p:1",
        "https://example.com.evil/,   example.com,           p:1",
        "https://A.Example.COM/,      eXample.com,           direct",
        "https://x/,                  *,                     direct",
        "https://x/,                  'a, b,x',              direct",
        "https://x/,                  'a b x',               direct",
        "https://x/,                  ',,',                  p:1",
        "https://x:8443/,             x:8443,                direct",
        "https://x/,                  x:8443,                p:1",
        "https://x/,                  x:443,                 direct",
        "https://10.0.0.1/,           10.0.0.1,              direct",
        "https://10.0.0.10/,          10.0.0.1,              p:1",
        "https://[::1]/,              ::1,                   direct",
        "https://[::1]:8443/,         [::1]:8443,            direct",
        "https://[::1]/,              [::1]:8443,            p:1",
    })
    void goesPastTheProxyForExemptHosts(URI uri, String exempt, String expected) {
        Map<String, String> variables = Map.of("https_proxy", "http://p:1", "no_proxy", exempt);
        assertThat(way(uri, variables)).isEqualTo(expected);
        assertThat(way(uri, Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", exempt)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:pw@p:1,              u:pw",
        "http://u@p:1,                 u:",
        "u:pw@p:1,                     u:pw",
        "http://u:a%40b%3Ac@p:1,       u:a@b:c",
        "http://u:a@b@p:1,             u:a@b",
        "http://u:50%+1#?/@p:1,        u:50%+1#?/",
        "http://dom%5Cu:pw@p:1,        dom\\u:pw",
    })
    void readsUserAndPassword(String proxy, String pair) {
        Proxies.Route route = Proxies.from(Map.of("https_proxy", proxy)).route(URI.create("https://x/"));
        assertThat(route).isInstanceOfSatisfying(Proxies.Route.Via.class, via -> {
            assertThat(via.host() + ":" + via.port()).isEqualTo("p:1");
            assertThat(via.credentials().basic())
                    .contains("Basic " + Base64.getEncoder().encodeToString(pair.getBytes()));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://u:" + CANARY + "@p:1",
                "https://u:" + CANARY + "@p:1",
                "http://u:" + CANARY + "@p:99999",
                "http://u:" + CANARY + "@p:0",
                "http://u:" + CANARY + "@p:abc",
                "http://u:" + CANARY + "@",
                "http://u:" + CANARY + "@bad host:1",
            })
    void saysWhichVariableCannotBeUsedWithoutItsPassword(String proxy) {
        Proxies.Route route = Proxies.from(Map.of("https_proxy", proxy)).route(URI.create("https://x/"));
        assertThat(route).isInstanceOf(Proxies.Route.Unusable.class);
        assertThat(route.toString()).contains("https_proxy").doesNotContain("c4nary");
    }

    @Test
    void hidesThePasswordInItsText() {
        Proxies.Route route = Proxies.from(Map.of("https_proxy", "http://u:" + CANARY + "@p:1"))
                .route(URI.create("https://x/"));
        assertThat(route.toString()).contains("p", "***").doesNotContain("c4nary", "u:");
    }

    private static String way(URI uri, Map<String, String> environment) {
        return switch (Proxies.from(environment).route(uri)) {
            case Proxies.Route.Via via -> via.host() + ":" + via.port();
            case Proxies.Route.Direct() -> "direct";
            case Proxies.Route.Unusable(String reason) -> reason;
        };
    }

    private static Map<String, String> environment(String variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ")) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        return environment;
    }
}
