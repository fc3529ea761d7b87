package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsReleaseTest {
    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ubuntu-22.04  | ubuntu    | 22.04 | jammy    | jammy    | debian        | Ubuntu 22.04.5 LTS",
                "ubuntu-24.04  | ubuntu    | 24.04 | noble    | noble    | debian        | Ubuntu 24.04.3 LTS",
                "debian-12     | debian    | 12    | bookworm | bookworm | ''            | Debian GNU/Linux 12 (bookworm)",
                "debian-sid    | debian    | ''    | forky    | forky    | ''            | Debian GNU/Linux forky/sid",
                "mint-22       | linuxmint | 22    | wilma    | noble    | ubuntu debian | Linux Mint 22",
                "mint-debian-6 | linuxmint | 6     | faye     | bookworm | debian        | LMDE 6 (faye)",
                "pop-22.04     | pop       | 22.04 | jammy    | jammy    | ubuntu debian | Pop!_OS 22.04 LTS",
                "fedora        | fedora    | 42    | ''       | ''       | ''            | Fedora Linux 42",
                "only-like     | linux     | ''    | ''       | ''       | ubuntu        | linux",
            })
    void readsTheFilesOfRealSystems(
            String file, String id, String version, String codename, String base, String like, String pretty) {
        var idLike = like.isEmpty() ? List.<String>of() : List.of(like.split(" "));

        assertThat(box.resource("/etc/os-release", "os-release/" + file).facts().release())
                .isEqualTo(new Fact.Known<>(new Release(id, version, codename, base, idLike, pretty)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NAME=plain                  | plain",
                "NAME=\"with blanks\"        | with blanks",
                "NAME='single \"double\"'    | single \"double\"",
                "NAME=\"a \\\"b\\\" \\$c \\` \\\\\" | a \"b\" $c ` \\",
                "NAME=\"back\\slash\"        | back\\slash",
                "NAME='back\\slash'          | back\\slash",
                "NAME=back\\ slash           | back slash",
                "NAME=ends here              | ends",
                "NAME=\"un\"'usual'          | unusual",
                "NAME=\"never closed         | never closed",
                "NAME=trailing\\             | trailing\\",
                "   NAME=indented            | indented",
                "NAME=\"a=b\"                | a=b",
                "NAME=\"ünï ☃\"              | ünï ☃",
            })
    void unquotesAsAShellWould(String line, String value) {
        assertThat(OsRelease.values(line)).containsExactly(Map.entry("NAME", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#NAME=comment", "NAME", "=value", "NAME=", "NAME=\"\"", "", "\0"})
    void takesNothingFromALineThatAssignsNothing(String line) {
        assertThat(OsRelease.values(line)).isEmpty();
    }

    @Test
    void theLaterOfTwoAssignmentsCounts() {
        assertThat(OsRelease.values("ID=debian\nID=ubuntu\n")).containsExactly(Map.entry("ID", "ubuntu"));
    }

    @Test
    void readsPastAByteOrderMarkAndCarriageReturns() {
        box.file("/etc/os-release", "\uFEFFID=ubuntu\r\nVERSION_ID=\"24.04\"\r\n");

        assertThat(box.facts().release().map(Release::id)).isEqualTo(new Fact.Known<>("ubuntu"));
        assertThat(box.facts().release().map(Release::version)).isEqualTo(new Fact.Known<>("24.04"));
    }

    @Test
    void fallsBackToTheVendorsPlace() {
        box.resource("/usr/lib/os-release", "os-release/debian-12");

        assertThat(box.facts().release().map(Release::version)).isEqualTo(new Fact.Known<>("12"));
    }

    @Test
    void prefersTheAdministratorsPlace() {
        box.resource("/usr/lib/os-release", "os-release/debian-12")
                .resource("/etc/os-release", "os-release/ubuntu-24.04");

        assertThat(box.facts().release().map(Release::id)).isEqualTo(new Fact.Known<>("ubuntu"));
    }

    @Test
    void isUnknownWithoutAFileAndSaysWhere() {
        assertThat(box.facts().release())
                .isEqualTo(new Fact.Unknown<>("/etc/os-release does not exist, /usr/lib/os-release does not exist"));
    }

    @Test
    void aDirectoryInItsPlaceIsNoAnswer() {
        box.directory("/etc/os-release");

        assertThat(box.facts().release())
                .isEqualTo(new Fact.Unknown<>(
                        "/etc/os-release is not a regular file, /usr/lib/os-release does not exist"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n# nothing\n", "NAME=Something\n"})
    void isUnknownWhenTheFileNamesNoSystem(String text) {
        box.file("/etc/os-release", text);

        assertThat(box.facts().release()).isEqualTo(new Fact.Unknown<>("/etc/os-release names no ID"));
    }

    @Test
    void aLargeFileIsReadAndAMonstrousOneRefused() {
        box.file("/etc/os-release", "# padding\n".repeat(1_000_000) + "ID=ubuntu\n");
        assertThat(box.facts().release().map(Release::id)).isEqualTo(new Fact.Known<>("ubuntu"));

        box.file("/etc/os-release", "ID=ubuntu\n" + "# padding\n".repeat(2_000_000));
        assertThat(box.facts().release())
                .isEqualTo(new Fact.Unknown<>(
                        "/etc/os-release is larger than 16 MiB, /usr/lib/os-release does not exist"));
    }
}
