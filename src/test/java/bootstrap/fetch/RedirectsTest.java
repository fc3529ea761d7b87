package bootstrap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
    @ParameterizedTest
    @CsvSource({
        "https://a/x/y,      z,                https://a/x/z",
        "https://a/x/y,      /z?q=%2B,         https://a/z?q=%2B",
        "https://a/x,        //b/z,            https://b/z",
        "https://a/x,        HTTPS://b/z,      HTTPS://b/z",
        "http://a/x,         http://b/z,       http://b/z",
        "http://a/x,         https://b/z,      https://b/z",
        "https://u:pw@a/x,   /z,               https://u:pw@a/z",
        "https://u:pw@a/x,   https://b/z,      https://b/z",
    })
    void leadOn(URI from, String location, URI to) {
        assertThat(Redirects.follow(from, location)).isEqualTo(new Redirects.Hop.To(to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://a/z",
                "ftp://a/z",
                "file:///etc/passwd",
                "data:text/plain,x",
                "https:///z",
                "https://u:pw@b/z",
                "https://a b/z",
                "/z\r\nX: y",
                "/z\u0000",
                "/z\u007f",
                "/z%0D%0aX",
                "/z%7f",
                "https://[::1/z",
            })
    void areRefused(String location) {
        assertThat(Redirects.follow(URI.create("https://a/x"), location)).isInstanceOf(Redirects.Hop.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a/x,   PROFILE, true",
        "https://a/x,   MIRROR,  true",
        "http://a/x,    MIRROR,  true",
        "http://a/x,    PROFILE, false",
        "ftp://a/x,     MIRROR,  false",
        "file:///x,     MIRROR,  false",
        "https:///x,    PROFILE, false",
        "relative,      PROFILE, false",
    })
    void startOnlyFromAddressesThatMayBeAsked(URI uri, Wanted.Origin origin, boolean allowed) {
        assertThat(Redirects.refusal(uri, origin).isEmpty()).isEqualTo(allowed);
    }
}
