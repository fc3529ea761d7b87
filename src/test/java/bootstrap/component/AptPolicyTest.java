package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.AptResolver.Named;
import bootstrap.component.PackageChange.Kind;
import bootstrap.version.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptPolicyTest {
    private static final String SOURCES = """
            Package files:
             100 /var/lib/dpkg/status
                 release a=now
             500 https://esm.ubuntu.com/apps/ubuntu noble-apps-security/main amd64 Packages
                 release v=24.04,o=UbuntuESMApps,a=noble-apps-security,n=noble,c=main,b=amd64
                 origin esm.ubuntu.com
             500 http://archive.ubuntu.com/ubuntu noble-updates/universe amd64 Packages
                 release v=24.04,o=Ubuntu,a=noble-updates,n=noble,l=Ubuntu,c=universe,b=amd64
                 origin archive.ubuntu.com
             500 http://archive.ubuntu.com/ubuntu noble/main amd64 Packages
                 release v=24.04,o=Ubuntu,a=noble,n=noble,l=Ubuntu,c=main,b=amd64
                 origin archive.ubuntu.com
             500 https://download.docker.com/linux/ubuntu noble/stable amd64 Packages
                 release o=Docker,a=noble,l=Docker, Inc. CE,c=stable,b=amd64
                 origin download.docker.com
            1001 file:/srv/own ./ Packages
                 release c=
            -500 http://flat.example/debs ./ Packages
                 origin flat.example
            Pinned packages:
                 bc -> 1.07 with priority 1001
            """;

    private static final String TABLES = """
            twice:
              Installed: (none)
              Candidate: 1
              Version table:
                 1 500
                    500 http://archive.ubuntu.com/ubuntu noble/main amd64 Packages
                 1 1001
                   1001 file:/srv/own ./ Packages
                 1 990
                    500 http://archive.ubuntu.com/ubuntu noble-updates/universe amd64 Packages
            bc:
              Installed: 1.06
              Candidate: 1.07
              Package pin: 1.07
              Version table:
                 1.08 500
                    500 https://esm.ubuntu.com/apps/ubuntu noble-apps-security/main amd64 Packages
                 1.07 1001 (phased 20%)
                    500 http://archive.ubuntu.com/ubuntu noble-updates/universe amd64 Packages
                    500 http://archive.ubuntu.com/ubuntu noble/main amd64 Packages
             *** 1.06 100
                    100 /var/lib/dpkg/status
                    500 http://archive.ubuntu.com/ubuntu noble/main amd64 Packages
            docker-ce:
              Installed: (none)
              Candidate: 5:28.0-1
              Version table:
                 5:28.0-1 500
                    500 https://download.docker.com/linux/ubuntu noble/stable amd64 Packages
            libc6:i386:
              Installed: 2.38
              Candidate: (none)
              Version table:
                 2.39 -1
                   1001 file:/srv/own ./ Packages
                 2.37 500
                   -500 http://flat.example/debs ./ Packages
            """;

    private final AptPolicy policy = AptPolicy.in(SOURCES, TABLES);

    @ParameterizedTest
    @CsvSource({
        "bc, 1.06, 1.08, UPGRADED, UbuntuESMApps noble-apps-security/main",
        "bc, 1.06, 1.07, UPGRADED, Ubuntu noble-updates/universe",
        "bc, 1.06, 1.06, REINSTALLED, Ubuntu noble/main",
        "docker-ce, '', 5:28.0-1, NEW, 'Docker, Inc. CE noble/stable'",
        "docker-ce, '', 5:27, NEW, ''",
        "libc6:i386, 2.38, 2.39, UPGRADED, localhost",
        "libc6:i386, 2.38, 2.37, DOWNGRADED, flat.example",
        "twice, '', 1, NEW, localhost",
        "unknown, '', 1, NEW, ''",
    })
    void aChangeComesFromSomebody(String name, String from, String to, Kind kind, String publisher) {
        assertThat(policy.change(new Named(name, from, to)))
                .isEqualTo(new PackageChange(kind, name, from, to, publisher));
    }

    /** Before 3.0 apt shows for what goes away the version that could come in its place. */
    @ParameterizedTest
    @CsvSource({"bc, 1.07, 1.06", "bc, '', 1.06", "unknown, 2, 2"})
    void whatGoesAwayIsWhatIsThere(String name, String told, String from) {
        assertThat(policy.change(new Named(name, told, "")))
                .isEqualTo(new PackageChange(Kind.REMOVED, name, from, "", ""));
    }

    @Test
    void aNameWithoutACandidateHasNone() {
        assertThat(policy.candidates())
                .containsOnlyKeys("bc", "docker-ce", "twice")
                .containsEntry("bc", new Version("1.07"))
                .containsEntry("docker-ce", new Version("5:28.0-1"));
    }
}
