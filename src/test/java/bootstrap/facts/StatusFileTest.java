package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusFileTest {
    private static final String STATUS = "/var/lib/dpkg/status";

    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root).resource(STATUS, "dpkg/status");
    }

    @ParameterizedTest
    @CsvSource({
        "dpkg,         1.22.6ubuntu6.5",
        "libc6,        2.39-0ubuntu8.4",
        "libc6:i386,   2.39-0ubuntu8.6",
        "wine32:i386,  9.0-1",
        "python3-venv, 3.12.3-0ubuntu2.1",
    })
    void givesTheVersionOfWhatIsInstalled(String name, String version) {
        assertThat(read().version(name)).contains(new Version(version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docker.io", "postgresql-16", "nginx", "postfix", "gone", "wine32", "awk", "this", "libc6:amd64"
            })
    void nothingElseIsInstalled(String name) {
        assertThat(read().version(name)).isEmpty();
    }

    @Test
    void keepsOtherStatesApart() {
        assertThat(read().all().get("docker.io"))
                .isEqualTo(new Installed("28.2.2-0ubuntu1", "deinstall", false, "config-files"));
        assertThat(read().all().get("gone")).isEqualTo(new Installed("", "purge", false, "not-installed"));
        assertThat(read().broken()).containsExactly("nginx", "postfix", "postgresql-16");
    }

    /** As dpkg itself reads them: what it had no time to put into its list counts, the last of each. */
    @Test
    void whatDpkgWroteDownWhenItWasInterruptedCounts() throws IOException {
        var mawk = "Package: mawk\nStatus: install %s\nArchitecture: amd64\nVersion: 1.3.4\nProvides: awk\n\n";
        box.file("/var/lib/dpkg/updates/0002", mawk.formatted("reinstreq half-installed"))
                .file("/var/lib/dpkg/updates/0001", mawk.formatted("ok installed"))
                .file("/var/lib/dpkg/updates/tmp.i", mawk.formatted("ok installed"));

        assertThat(read().version("mawk")).isEmpty();
        assertThat(read().providersOf("awk")).isEmpty();
        assertThat(read().broken()).contains("mawk");
        assertThat(read().isToBeReinstalled("mawk")).isTrue();
        assertThat(read().version("libc6")).isPresent();
        assertThat(read().needsRepair()).isTrue();
    }

    @Test
    void listsWhoProvidesAVirtualPackage() {
        assertThat(read().providersOf("awk")).containsExactly("mawk");
        assertThat(read().providers().get("exim4-localscanapi-5.0"))
                .containsExactly(new Provider("exim4-daemon-light", "5.0"));
        assertThat(read().providers().get("default-mta")).containsExactly(new Provider("exim4-daemon-light", "4.97"));
    }

    @Test
    void onlyInstalledPackagesProvide() {
        assertThat(read().providersOf("docker-engine")).isEmpty();
        assertThat(read().providersOf("mail-transport-agent")).containsExactly("exim4-daemon-light");
    }

    @Test
    void knowsTheBoxesOwnArchitecture() {
        assertThat(read().architecture()).isEqualTo("amd64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "rubbish", "Status: install ok installed\nVersion: 1\n"})
    void aListWithoutPackagesIsUnreadable(String text) {
        box.file(STATUS, text);

        assertThat(packages()).isEqualTo(new Packages.Unreadable(STATUS + " lists no packages"));
    }

    @Test
    void aMissingListIsUnreadable() throws IOException {
        Files.delete(root.resolve("var/lib/dpkg/status"));

        assertThat(packages()).isEqualTo(new Packages.Unreadable(STATUS + " does not exist"));
    }

    @Test
    void readsTheLastPackageWithoutANewline() {
        box.file(
                STATUS,
                "Package: a\nStatus: install ok installed\nVersion: 1\n\nPackage: b\nStatus: install ok installed\nVersion: 2");

        assertThat(read().version("b")).contains(new Version("2"));
    }

    @Test
    void bytesThatAreNoTextDoNotStopIt() throws IOException {
        var text = "Package: a\nStatus: install ok installed\nMaintainer: J\u00f6rg\nVersion: 1\n";
        Files.writeString(root.resolve("var/lib/dpkg/status"), text, StandardCharsets.ISO_8859_1);

        assertThat(read().version("a")).contains(new Version("1"));
    }

    @Test
    void severalProvidersAreAllListed() {
        box.file(STATUS, provider("one") + provider("two") + "Package: none\nStatus: install ok installed\n");

        assertThat(read().providersOf("thing")).isEqualTo(List.of("one", "two"));
    }

    /** Without Multi-Arch: foreign dpkg doesn't take it for a dependency of what is the box's own. */
    @Test
    void whatIsOfAnotherArchitectureProvidesNothing() {
        var dpkg = "Package: dpkg\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n\n";
        box.file(STATUS, dpkg + provider("one").replace("Version", "Architecture: i386\nVersion"));

        assertThat(read().version("one:i386")).isPresent();
        assertThat(read().providersOf("thing")).isEmpty();
    }

    private static String provider(String name) {
        return "Package: " + name + "\nStatus: install ok installed\nVersion: 1\nProvides: thing\n\n";
    }

    private Packages.Read read() {
        return (Packages.Read) packages();
    }

    private Packages packages() {
        return StatusFile.read(box.tree());
    }
}
