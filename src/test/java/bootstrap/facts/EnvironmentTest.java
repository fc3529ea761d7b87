package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    @Test
    void anEmptyVariableCountsAsNotSet() {
        var environment = new Environment(Map.of("SET", "x", "EMPTY", ""));

        assertThat(environment.get("SET")).contains("x");
        assertThat(environment.get("EMPTY")).isEmpty();
        assertThat(environment.get("MISSING")).isEmpty();
    }

    @Test
    void proxiesComeInBothSpellings() {
        var environment = new Environment(Map.of("http_proxy", "http://p:1", "NO_PROXY", "localhost", "OTHER", "x"));

        assertThat(environment.proxies())
                .isEqualTo(Map.of(
                        "http_proxy", "http://p:1",
                        "HTTP_PROXY", "http://p:1",
                        "no_proxy", "localhost",
                        "NO_PROXY", "localhost"));
    }

    @Test
    void twoSpellingsThatDifferStayAsTheyAre() {
        var environment = new Environment(Map.of("https_proxy", "http://a", "HTTPS_PROXY", "http://b"));

        assertThat(environment.proxies()).isEqualTo(environment.variables());
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy:3128,                     http://proxy:3128",
        "http://alice:secret@proxy:3128,        http://alice:***@proxy:3128",
        "http://alice:se:cr@et/x@proxy:3128,    http://alice:***@proxy:3128",
        "http://token@proxy,                    http://***@proxy",
        "alice:secret@proxy:3128,               alice:***@proxy:3128",
        "token@proxy,                           ***@proxy",
        "token@proxy://,                        ***@proxy://",
        "'',                                    ''",
    })
    void masksWhatMayBeSecret(String url, String shown) {
        assertThat(Environment.masked(url)).isEqualTo(shown);
    }

    @Test
    void printsNoValues() {
        assertThat(new Environment(Map.of("TOKEN", "secret"))).hasToString("Environment[TOKEN]");
    }
}
