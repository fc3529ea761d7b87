package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsRenderingTest {
    @TempDir
    Path root;

    @Test
    void textTellsEveryFactWithoutSecrets() throws IOException {
        var text = FactsText.render(ubuntu().facts(), Samples.PLAIN);

        Golden.assertEqual(text.replaceAll("[0-9.]+ [GM]iB free of [0-9.]+ [GM]iB", "N free of M"), "facts.txt");
    }

    @Test
    void textNamesWhatIsUnknown() throws IOException {
        var text = FactsText.render(new FactsFixture(root).facts(), Samples.ASCII);

        Golden.assertEqual(
                text.replaceAll("[0-9.]+ [GM]iB free of [0-9.]+ [GM]iB", "N free of M"), "facts-unknown.txt");
    }

    @Test
    void jsonTellsEveryFactWithoutSecrets() throws IOException {
        var json = Parsed.text(out -> FactsJson.write(ubuntu().facts(), out));

        Parsed.json(json);
        Golden.assertEqual(json.replaceAll("\"(free|total)\" : [0-9]+", "\"$1\" : 0"), "facts.json");
    }

    @Test
    void jsonOfAnUnknownFactIsNullWithItsReason() throws IOException {
        var json = Parsed.text(out -> FactsJson.write(new FactsFixture(root).facts(), out));

        Parsed.json(json);
        Golden.assertEqual(json.replaceAll("\"(free|total)\" : [0-9]+", "\"$1\" : 0"), "facts-unknown.json");
        assertThat(json).contains("\"memory\" : null");
    }

    private FactsFixture ubuntu() {
        return new FactsFixture(root)
                .ubuntu()
                .file("/sys/bus/pci/devices/0000:01:00.0/class", "0x030000\n")
                .file("/sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n")
                .file("/run/systemd/system/x", "")
                .variable("HTTPS_PROXY", "http://me:secret@proxy:3128")
                .variable("SSL_CERT_FILE", "/etc/company.pem")
                .variable("TOKEN", "secret");
    }
}
