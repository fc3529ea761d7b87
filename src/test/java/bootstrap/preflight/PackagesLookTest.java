package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.FakeBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesLookTest {
    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void alice() {
        box = FakeBox.in(root);
    }

    @Test
    void whereAllIsWellAllIsWell() {
        assertThat(new PackagesLook(box.box()).findings())
                .extracting(Finding::severity)
                .containsOnly(Severity.OK);
        assertThat(new PackagesLook(box.box()).snap())
                .extracting(Finding::severity)
                .containsExactly(Severity.OK);
    }

    /** As the kernel tells of a lock that process 42 has. */
    private void held(String file) throws IOException {
        box.file(file, "").file("/proc/42/cmdline", "apt-get\0update\0");
        var lock = root.resolve(file.substring(1));
        long device = ((Number) Files.getAttribute(lock, "unix:dev")).longValue();
        long inode = ((Number) Files.getAttribute(lock, "unix:ino")).longValue();
        long major = (device >>> 8) & 0xfff;
        long minor = (device & 0xff) | ((device >>> 12) & ~0xffL);
        box.file("/proc/locks", "1: POSIX  ADVISORY  WRITE 42 %02x:%02x:%d 0 EOF\n".formatted(major, minor, inode));
    }

    @Test
    void whoHoldsALockIsNamed() throws IOException {
        held("/var/lib/apt/lists/lock");
        assertThat(finding("apt.lock")).satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.foreseen()).isEqualTo(Foreseen.BUSY);
            assertThat(finding.summary()).contains("/var/lib/apt/lists/lock", "process 42 (apt-get update)");
            assertThat(finding.advice()).contains("apply waits");
        });
    }

    @Test
    void cloudInitIsWaitedFor() {
        box.file("/run/cloud-init/status.json", "{}");
        assertThat(finding("cloud-init").severity()).isEqualTo(Severity.WARNING);
        box.file("/run/cloud-init/result.json", "{}");
        assertThat(finding("cloud-init").severity()).isEqualTo(Severity.OK);
    }

    @Test
    void halfConfiguredPackagesAreNamed() {
        box.stanza("bc", "Status: install ok half-configured\nArchitecture: amd64\nVersion: 1\n")
                .stanza("gone", "Status: deinstall ok config-files\nArchitecture: amd64\nVersion: 1\n");
        assertThat(finding("dpkg.audit")).satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.summary()).isEqualTo("dpkg was interrupted at bc");
            assertThat(finding.advice()).contains("dpkg --configure -a");
        });
    }

    @Test
    void whatIsHalfConfiguredWhileDpkgIsAtWorkIsNotInterrupted() throws IOException {
        box.stanza("bc", "Status: install ok half-configured\nArchitecture: amd64\nVersion: 1\n");
        held("/var/lib/dpkg/lock");
        assertThat(finding("dpkg.audit")).satisfies(finding -> {
            assertThat(finding.foreseen()).isEqualTo(Foreseen.BUSY);
            assertThat(finding.summary()).isEqualTo("dpkg is at work on bc");
            assertThat(finding.advice()).isEqualTo("apply waits for it");
        });
        held("/var/lib/apt/lists/lock");
        assertThat(finding("dpkg.audit").summary()).isEqualTo("dpkg was interrupted at bc");
    }

    @Test
    void stepsThatDpkgHadBegunAreCounted() {
        box.file("/var/lib/dpkg/updates/0000", "").file("/var/lib/dpkg/updates/tmp.i", "");
        assertThat(finding("dpkg.audit").summary()).contains("1 of /var/lib/dpkg/updates");
    }

    @Test
    void aListThatCannotBeReadIsAnError() {
        box.file("/var/lib/dpkg/status", "");
        assertThat(finding("dpkg.audit").severity()).isEqualTo(Severity.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/lib/snapd/snaps/docker_2932.snap", "/snap/docker/current/x"})
    void aDockerFromASnapIsFound(String file) {
        box.file(file, "");
        assertThat(new PackagesLook(box.box()).snap())
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void anotherSnapIsNoDocker() {
        box.file("/var/lib/snapd/snaps/docker-compose_1.snap", "");
        assertThat(new PackagesLook(box.box()).snap())
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.OK);
    }

    private Finding finding(String id) {
        return new PackagesLook(box.box())
                .findings().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
