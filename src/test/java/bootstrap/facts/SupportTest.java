package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportTest {
    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ubuntu-22.04", "ubuntu-24.04"})
    void promisesTheReleasesItIsMadeFor(String file) {
        assertThat(withApt(file).support()).isEqualTo(new Support.Supported());
    }

    @Test
    void callsDebianARelative() {
        assertThat(withApt("debian-12").support()).isEqualTo(new Support.Relative());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mint-22       | Linux Mint 22 (made from ubuntu noble)",
                "mint-debian-6 | LMDE 6 (faye) (made from debian bookworm)",
                "pop-22.04     | Pop!_OS 22.04 LTS (made from ubuntu jammy)",
                "future-ubuntu | Ubuntu 32.04 LTS",
                "debian-sid    | Debian GNU/Linux forky/sid",
            })
    void triesWhatElseHasApt(String file, String found) {
        assertThat(withApt(file).support()).isEqualTo(new Support.Untried(found));
    }

    @Test
    void triesAnInterimReleaseWhoseLifetimeIsKnown() {
        box.file("/etc/os-release", "ID=ubuntu\nVERSION_ID=25.10\nPRETTY_NAME=\"Ubuntu 25.10\"\n");

        assertThat(apt().facts().support()).isEqualTo(new Support.Untried("Ubuntu 25.10"));
    }

    @Test
    void triesAnUnknownReleaseThatHasApt() {
        assertThat(apt().facts().support())
                .isEqualTo(new Support.Untried("an unknown release (/etc/os-release does not exist,"
                        + " /usr/lib/os-release does not exist)"));
    }

    @Test
    void refusesWhatHasNoApt() {
        box.resource("/etc/os-release", "os-release/fedora").file("/var/lib/dpkg/status", "");

        assertThat(box.facts().support()).isEqualTo(new Support.Refused("Fedora Linux 42, without /usr/bin/apt-get"));
    }

    @Test
    void refusesAptOnAForeignSystem() {
        box.resource("/etc/os-release", "os-release/fedora").file("/usr/bin/apt-get", "");

        assertThat(box.facts().support())
                .isEqualTo(new Support.Refused("Fedora Linux 42, without /var/lib/dpkg/status"));
    }

    private Facts withApt(String file) {
        box.resource("/etc/os-release", "os-release/" + file);
        return apt().facts();
    }

    private FixtureBox apt() {
        return box.file("/usr/bin/apt-get", "").file("/var/lib/dpkg/status", "");
    }
}
