package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.AptResolver.Named;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AptListsTest {
    /** As apt 2.2 to 3.0 print it, shortened. */
    private static final String LISTS = """
            Reading package lists...
            Building dependency tree...
            sl is already the newest version (5.02-1+b1).
            The following packages were automatically installed and are no longer required:
               cron (3.0pl1-137)
            Use 'apt autoremove' to remove them.
            The following additional packages will be installed:
               libjq1 (1.6-2.1)
            Suggested packages:
               procmail (3.22-26+deb11u1)
               | dovecot-common
            The following packages will be REMOVED:
               exim4-base (4.94.2-7+deb11u3)
               exim4-daemon-light
               exim4-config* (4.94.2-7+deb11u3)
            The following NEW packages will be installed:
               jq (1.6-2.1)
               libc6:i386 (2.39)
               postfix (3.5.25-0+deb11u1)
            The following packages have been kept back:
               linux-image-amd64 (5.10 => 5.11)
            The following packages will be upgraded:
               libc6 (2.39-0ubuntu8.3 => 2.39-0ubuntu8.4)
            The following packages will be DOWNGRADED:
               containerd.io (1:1.7 => 1:1.6)
            1 upgraded, 3 newly installed, 1 downgraded, 3 to remove and 1 not upgraded.
            Need to get 11.9 MB of archives.
            After this operation, 38.1 MB of additional disk space will be used.
            'http://a.example/pool/main/j/jq/jq_1.6-2.1_amd64.deb' jq_1.6-2.1_amd64.deb 500 MD5Sum:0
            'http://a.example/pool/main/p/postfix/postfix_3%2b1.deb' postfix_3%2b1.deb 70\s
            """;

    @Test
    void whatAptTellsPeopleNamesEachChange() {
        assertThat(AptLists.changes(LISTS).orElseThrow())
                .containsExactly(
                        new Named("exim4-base", "", ""),
                        new Named("exim4-daemon-light", "", ""),
                        new Named("exim4-config", "", ""),
                        new Named("jq", "", "1.6-2.1"),
                        new Named("libc6:i386", "", "2.39"),
                        new Named("postfix", "", "3.5.25-0+deb11u1"),
                        new Named("libc6", "2.39-0ubuntu8.3", "2.39-0ubuntu8.4"),
                        new Named("containerd.io", "1:1.7", "1:1.6"));
        assertThat(AptLists.downloads(LISTS))
                .containsExactly(
                        new AptLists.Download("http://a.example/pool/main/j/jq/jq_1.6-2.1_amd64.deb", 500),
                        new AptLists.Download("http://a.example/pool/main/p/postfix/postfix_3%2b1.deb", 70));
    }

    @Test
    void aDiscHasNoAddress() {
        var disc = new AptLists.Download("cdrom:[Debian GNU/Linux 12 _Bookworm_]/pool/jq.deb", 5);

        assertThat(disc.uri()).isEmpty();
        assertThat(AptLists.downloads("'" + disc.from() + "' jq.deb 5 MD5Sum:0\n"))
                .containsExactly(disc);
        assertThat(new AptLists.Download("http://a.example/jq.deb", 5).uri())
                .contains(URI.create("http://a.example/jq.deb"));
    }

    /** Something that comes has a version; else it would count among what goes away. */
    @Test
    void anEntryWithoutAVersionIsNoneButOfARemoval() {
        assertThat(AptLists.changes("""
                        The following NEW packages will be installed:
                           jq
                        0 upgraded, 1 newly installed, 0 to remove and 0 not upgraded.
                        """)).isEmpty();
    }

    @Test
    void nothingToDoIsAnAnswer() {
        assertThat(AptLists.changes("0 upgraded, 0 newly installed, 0 to remove and 7 not upgraded.\n"))
                .hasValueSatisfying(changes -> assertThat(changes).isEmpty());
    }

    /** Each of these says that something happens that no list names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 upgraded, 3 newly installed, 1 downgraded, 3 to remove",
                "1 upgraded, 4 newly installed, 1 downgraded, 3 to remove",
                "1 upgraded, 3 newly installed, 1 reinstalled, 1 downgraded, 3 to remove",
                "1 upgraded, 3 newly installed, 2 downgraded, 3 to remove",
                "1 upgraded, 3 newly installed, 3 to remove",
                "1 upgraded, 3 newly installed, 1 downgraded, 4 to remove",
                "counted otherwise",
            })
    void whereAptCountsOtherwiseTheListsAreNoAnswer(String counts) {
        var text = LISTS.replace("1 upgraded, 3 newly installed, 1 downgraded, 3 to remove", counts);

        assertThat(text).isNotEqualTo(LISTS);
        assertThat(AptLists.changes(text)).isEmpty();
    }

    /** Apt would unpack such a package again, and lists it nowhere. */
    @Test
    void whereDpkgLeftSomethingUnfinishedTheListsAreNoAnswer() {
        var text = LISTS.replace("not upgraded.\n", "not upgraded.\n1 not fully installed or removed.\n");

        assertThat(text).isNotEqualTo(LISTS);
        assertThat(AptLists.changes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Inst bc (1.07.1-3 Ubuntu:24.04/noble [amd64])|bc|''|1.07.1-3",
                "Inst bc [1.06] (1.07 Ubuntu:24.04/noble-updates, Ubuntu:24.04/noble-security [amd64])|bc|1.06|1.07",
                "Inst bc [1.06] (1.07 Ubuntu:24.04/noble [amd64]) [dc:amd64 ]|bc|1.06|1.07",
                "Inst docker-ce (5:28.0-1 Docker CE:noble [amd64]) []|docker-ce|''|5:28.0-1",
                "Inst libc6:i386 (2.39 Ubuntu:24.04/noble [i386])|libc6:i386|''|2.39",
                "Inst own (1 [all])|own|''|1",
                "Remv snapd [2.63]|snapd|2.63|''",
                "Remv snapd [2.63] [other ]|snapd|2.63|''",
                "Purg snapd [2.63]|snapd|2.63|''"
            })
    void eachLineOfASimulationIsOneChange(String line, String name, String from, String to) {
        assertThat(AptLists.simulated("Reading package lists...\n" + line + "\nConf bc (1 x [amd64])\n"))
                .containsExactly(new Named(name, from, to));
    }
}
