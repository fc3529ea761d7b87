package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpusTest {
    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root);
    }

    @ParameterizedTest
    @CsvSource({
        "0x030000, 0x10de, nvidia",
        "0x030200, 0x10de, nvidia",
        "0x030000, 0x1002, amd",
        "0x038000, 0x8086, intel",
        "0x030000, 0x1234, 0x1234",
    })
    void namesTheVendorOfADisplayController(String type, String number, String vendor) {
        device("0000:01:00.0", type, number);

        assertThat(box.facts().gpus()).isEqualTo(new Fact.Known<>(List.of(new Gpu(vendor, "0000:01:00.0"))));
    }

    @Test
    void listsCardsByAddressAndNothingElse() {
        device("0000:02:00.0", "0x030000", "0x10de");
        device("0000:00:02.0", "0x030000", "0x8086");
        device("0000:00:1f.3", "0x040300", "0x10de");

        assertThat(box.facts().gpus())
                .isEqualTo(
                        new Fact.Known<>(List.of(new Gpu("intel", "0000:00:02.0"), new Gpu("nvidia", "0000:02:00.0"))));
    }

    @Test
    void aBoxWithoutPciHasNone() {
        box.directory("/sys/bus/usb");

        assertThat(box.facts().gpus()).isEqualTo(new Fact.Known<>(List.of()));
    }

    @Test
    void hiddenSysIsUnknownNotNone() {
        assertThat(box.facts().gpus()).isEqualTo(new Fact.Unknown<>("/sys is empty or hidden, so no card can be seen"));
    }

    @Test
    void aCardWithoutAVendorIsUnknownNotNone() {
        box.file("/sys/bus/pci/devices/0000:01:00.0/class", "0x030000\n");

        assertThat(box.facts().gpus())
                .isEqualTo(new Fact.Unknown<>("/sys/bus/pci/devices/0000:01:00.0/vendor does not exist"));
    }

    @Test
    void underWslWindowsTellsOfItsNvidiaDriver() {
        box.directory("/sys/bus/pci/devices").file("/usr/lib/wsl/lib/nvidia-smi", "");

        assertThat(box.facts().gpus()).isEqualTo(new Fact.Known<>(List.of(new Gpu("nvidia", "windows"))));
    }

    private void device(String address, String type, String vendor) {
        box.file("/sys/bus/pci/devices/" + address + "/class", type + "\n")
                .file("/sys/bus/pci/devices/" + address + "/vendor", vendor + "\n");
    }
}
