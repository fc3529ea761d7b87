package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.FakeBox;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxLookTest {
    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void alice() {
        box = FakeBox.in(root).user("root", 0).user("carol", 4711).group("carol:x:4711:");
    }

    @ParameterizedTest
    @CsvSource({"524287 kB, WARNING", "524288 kB, OK", "junk, INFO"})
    void littleMemoryIsWarned(String total, Severity severity) {
        box.file("/proc/meminfo", "MemTotal:       " + total + "\n");
        assertThat(finding("memory").severity()).isEqualTo(severity);
    }

    @Test
    void rootNeedsNoSudo() {
        box.startedBy(0);
        assertThat(finding("sudo").severity()).isEqualTo(Severity.OK);
    }

    @Test
    void withoutSudoAUserCannotApply() {
        box.startedBy(4711);
        assertThat(finding("sudo")).satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.foreseen()).isEqualTo(Foreseen.PRIVILEGES);
            assertThat(finding.advice()).contains("--user carol");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sudo:x:27:carol      | OK
            sudo:x:27:bob        | WARNING
            admin:x:27:carol     | OK
            wheel:x:27:bob,carol | OK
            users:x:27:carol     | WARNING
            """)
    void aUserOfNoGroupForItMayBeRefused(String group, Severity severity) {
        box.startedBy(4711).file("/usr/bin/sudo", "").group(group);
        assertThat(finding("sudo").severity()).isEqualTo(severity);
        assertThat(finding("sudo").summary()).contains("carol");
    }

    @ParameterizedTest
    @CsvSource({
        "6.8.0-generic, false, OK",
        "4.4.0-19041-Microsoft, false, WARNING",
        "5.15.153.1-microsoft-standard-WSL2, false, INFO",
        "5.15.153.1-microsoft-standard-WSL2, true, OK"
    })
    void wslIsToldByItsKernel(String kernel, boolean systemd, Severity severity) {
        box.file("/proc/sys/kernel/osrelease", kernel + "\n");
        if (systemd) {
            box.systemd();
        }
        assertThat(finding("wsl").severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"true, INFO", "1, INFO", "false, OK", "'', OK"})
    void thatPipMayInstallAnywhereIsTold(String value, Severity severity) {
        box.file("/etc/pip.conf", "[global]\nbreak-system-packages = " + value + "\n");
        assertThat(finding("python.marker").severity()).isEqualTo(severity);
    }

    @Test
    void aPendingRebootIsTold() {
        assertThat(finding("reboot").severity()).isEqualTo(Severity.OK);
        box.file("/run/reboot-required", "");
        assertThat(finding("reboot").severity()).isEqualTo(Severity.INFO);
    }

    private Finding finding(String id) {
        return new BoxLook(box.box())
                .findings().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
