package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.process.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {
    private static final String DETECT = "/usr/bin/systemd-detect-virt --container";

    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root);
    }

    @ParameterizedTest
    @CsvSource({
        "/.dockerenv,            '',           docker",
        "/run/.containerenv,     'engine',     podman",
        "/run/systemd/container, 'lxc\n',      lxc",
        "/proc/1/environ,        'PATH=/bin\0container=lxc\0TERM=x\0', lxc",
    })
    void seesAContainerByWhatItsMakersLeft(String place, String text, String kind) {
        box.file(place, text);

        assertThat(box.facts().container()).isEqualTo(known(kind));
        assertThat(box.started()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"container, oci, oci", "KUBERNETES_SERVICE_HOST, 10.0.0.1, kubernetes"})
    void seesAContainerByTheEnvironment(String variable, String value, String kind) {
        assertThat(box.variable(variable, value).facts().container()).isEqualTo(known(kind));
    }

    @Test
    void outsideNothingIsStartedWhereSystemdIsMissing() {
        assertThat(box.facts().container()).isEqualTo(new Fact.Known<>(Optional.empty()));
        assertThat(box.started()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, lxc-libvirt, lxc-libvirt", "1, none, ''", "0, wsl, ''"})
    void asksSystemdLast(int code, String out, String kind) {
        box.file("/usr/bin/systemd-detect-virt", "").answer(DETECT, code, out + "\n");

        assertThat(box.facts().container())
                .isEqualTo(new Fact.Known<>(Optional.of(kind).filter(name -> !name.isEmpty())));
    }

    @Test
    void isUnknownWhenSystemdCouldNotSay() {
        box.file("/usr/bin/systemd-detect-virt", "")
                .answer(DETECT, new Result.TimedOut(Duration.ofSeconds(10), "", ""));

        assertThat(box.facts().container())
                .isEqualTo(new Fact.Unknown<>("/usr/bin/systemd-detect-virt gave no answer in 10 s"));
    }

    @Test
    void wslIsNoContainer() {
        box.file("/proc/sys/kernel/osrelease", "5.15.153.1-microsoft-standard-WSL2\n")
                .file("/run/systemd/container", "wsl\n");

        assertThat(box.facts().wsl()).isEqualTo(new Fact.Known<>(true));
        assertThat(box.facts().container()).isEqualTo(new Fact.Known<>(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"4.4.0-19041-Microsoft, true", "6.8.0-45-generic, false"})
    void knowsWslByItsKernel(String kernel, boolean wsl) {
        box.file("/proc/sys/kernel/osrelease", kernel + "\n");

        assertThat(box.facts().wsl()).isEqualTo(new Fact.Known<>(wsl));
    }

    @Test
    void knowsWslWithAKernelOfOnesOwn() {
        box.file("/proc/sys/kernel/osrelease", "6.6.36\n").directory("/run/WSL");

        assertThat(box.facts().wsl()).isEqualTo(new Fact.Known<>(true));
    }

    @Test
    void hiddenProcLeavesWslUnknown() {
        assertThat(box.facts().wsl()).isEqualTo(new Fact.Unknown<>("/proc/sys/kernel/osrelease does not exist"));
    }

    @Test
    void systemdRunsOnlyWhereItsDirectoryIs() {
        box.file("/usr/bin/systemctl", "");
        assertThat(box.facts().systemd()).isEqualTo(new Fact.Known<>(false));

        box.directory("/run/systemd/system");
        assertThat(box.facts().systemd()).isEqualTo(new Fact.Known<>(true));
    }

    private static Fact<Optional<String>> known(String kind) {
        return new Fact.Known<>(Optional.of(kind));
    }
}
