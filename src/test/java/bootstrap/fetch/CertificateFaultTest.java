package bootstrap.fetch;

import static bootstrap.fetch.TestServer.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFaultTest extends Downloads {
    @ParameterizedTest
    @CsvSource({
        "other-host, its certificate is for another host",
        "expired,    a certificate of it has expired",
    })
    void saysWhatIsWrongWithACertificate(String store, String words) {
        TestServer server = open(TestServer.https(store, file(GOOD)));

        assertThat(reason(fetch(server.uri("/tool"))))
                .startsWith("localhost: " + words)
                .contains("issued by CN=Test CA,O=bootstrap tests");
        assertThat(server.asked).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void namesTheIssuerItDoesNotTrustAndTheOptionThatHelps() {
        TestServer server = https(file(GOOD));
        Trust runtime = Trust.from(Map.of(), directory.resolve("no-such-bundle"));
        Downloader downloader = new Downloader(runtime, Proxies.from(Map.of()), CALM, pauses::add);

        assertThat(reason(downloader.fetch(wanted(server.uri("/tool")), progress::add)))
                .contains("localhost", "not trusted", "CN=Test CA,O=bootstrap tests", "--ca-bundle FILE");
        Downloader informed =
                new Downloader(runtime.and(TestServer.authority()), Proxies.from(Map.of()), CALM, pauses::add);
        assertThat(informed.fetch(wanted(server.uri("/tool")), progress::add)).isInstanceOf(Fetched.Done.class);
    }
}
