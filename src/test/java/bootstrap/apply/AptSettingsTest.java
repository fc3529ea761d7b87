package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AptSettingsTest {
    private static final String ALWAYS = """
            APT::Get::Assume-Yes "true";
            APT::Get::Download-Only "false";
            APT::Get::Only-Upgrade "false";
            APT::Get::Print-URIs "false";
            APT::Get::Purge "false";
            APT::Get::Simulate "false";
            APT::Color "false";
            APT::Update::Error-Mode "any";
            Dpkg::Use-Pty "false";
            Dpkg::Options { "--force-confdef"; "--force-confold"; };
            Acquire::Retries "3";
            Acquire::http::Timeout "15";
            Acquire::https::Timeout "15";
            APT::Get::Remove "false";
            DPkg::Lock::Timeout "120";
            """;

    @TempDir
    Path root;

    @Test
    void withoutProxyAndAuthorities() {
        assertThat(settings(Map.of(), "").text()).isEqualTo(ALWAYS);
    }

    @Test
    void proxiesAndAuthoritiesOfThisNetwork() {
        var variables = Map.of(
                "http_proxy", "http://me:secret@proxy:3128",
                "https_proxy", "http://proxy:3129",
                "no_proxy", "localhost");

        assertThat(settings(variables, "/all.pem").text()).isEqualTo(ALWAYS + """
                                Acquire::http::Proxy "http://me:secret@proxy:3128";
                                Acquire::https::Proxy "http://proxy:3129";
                                Acquire::https::CAInfo "/all.pem";
                                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x\";DPkg::Pre-Invoke {\"touch /x", "http://x\nDPkg::x \"y\";", "http://x\0"})
    void aValueThatWouldEndItsQuotesIsLeftOut(String value) {
        assertThat(settings(Map.of("http_proxy", value), "").text()).isEqualTo(ALWAYS);
    }

    @Test
    void numbersAreInAptsDigitsWhateverTheLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(settings(Map.of(), "").text()).isEqualTo(ALWAYS);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theFileIsForItsUserAloneAndWrittenAnew() throws IOException {
        var file = root.resolve("state/apt.conf");
        settings(Map.of("http_proxy", "http://proxy"), "").write(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        settings(Map.of(), "").write(file);

        assertThat(file).hasContent(ALWAYS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkInItsPlaceIsReplacedNotFollowed() throws IOException {
        var precious = Files.writeString(root.resolve("precious"), "x");
        Files.createSymbolicLink(root.resolve("apt.conf"), precious);

        settings(Map.of(), "").write(root.resolve("apt.conf"));

        assertThat(precious).hasContent("x");
        assertThat(root.resolve("apt.conf")).isRegularFile().hasContent(ALWAYS);
    }

    private static AptSettings settings(Map<String, String> variables, String authorities) {
        return new AptSettings(Duration.ofMinutes(2), AptSettings.Removals.REFUSED, variables, authorities);
    }
}
