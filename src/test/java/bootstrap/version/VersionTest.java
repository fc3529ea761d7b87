package bootstrap.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, <, 1.1",
        "1.9, <, 1.10",
        "3.9, <, 3.10",
        "1.0~rc1, <, 1.0",
        "1.0~~, <, 1.0~~a",
        "1.0~~a, <, 1.0~",
        "1.0~, <, 1.0",
        "1.0, <, 1.0a",
        "1.0a, <, 1.0+b",
        "1.0Z, <, 1.0a",
        "1.0, <, 1.0-1",
        "1.0-0, =, 1.0",
        "1.0, =, 1.00",
        "0:1.0, =, 1.0",
        "00:1.0, =, 1.0",
        "9.9, <, 1:0.1",
        "2:1, <, 10:1",
        "28.2.2-0ubuntu1~24.04.1, <, 28.2.2-0ubuntu1",
        "1:9.6p1-3ubuntu13.5, <, 1:9.6p1-3ubuntu13.13",
        "1.0-1-1, <, 1.0-1-2",
        "1-a, <, 1-+",
        "1z, <, 1+",
        "1Z, <, 1+",
        "1A, <, 1+",
        "99999999999999999999, <, 100000000000000000000",
        "'', <, 0.1",
        "'', =, 0",
    })
    void followsDebiansOrder(String left, String sign, String right) {
        int expected = sign.equals("<") ? -1 : 0;

        assertThat(Integer.signum(new Version(left).compareTo(new Version(right))))
                .isEqualTo(expected);
        assertThat(Integer.signum(new Version(right).compareTo(new Version(left))))
                .isEqualTo(-expected);
    }

    @Test
    void isEqualOnlyToTheSameSpelling() {
        assertThat(new Version("1.0")).isNotEqualTo(new Version("0:1.0")).isEqualTo(new Version("1.0"));
        assertThat(new Version("0:1.0")).hasToString("0:1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "1:28.2-0ubuntu1, 28.2",
        "28.2, 28.2",
        "28.2-1, 28.2",
        "2:1.0-beta-3, 1.0-beta",
        "1:2:3-4, 2:3",
        "5:27.3.1-1~ubuntu.24.04~noble, 27.3.1",
        "a:1, a:1",
        ":1, :1",
        "-1, ''",
        "1:, ''",
        "'', ''",
    })
    void knowsItsUpstreamPart(String text, String upstream) {
        assertThat(new Version(text).upstream()).isEqualTo(upstream);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Python 3.12.3 | 3.12.3",
                "cargo 1.95.0 (f2d3 2026-03-21) | 1.95.0",
                "rustc 1.97.0-nightly (5b8b2b5 2026-03-21) | 1.97.0",
                "Docker version 28.2.2, build e6534b4 | 28.2.2",
                "Docker Compose version v2.27.1 | 2.27.1",
                "psql (PostgreSQL) 15.18 | 15.18",
                "psql (PostgreSQL) 16.4 (Ubuntu 16.4-0ubuntu0.24.04.1) | 16.4",
                "gcc (Ubuntu 13.2.0-23ubuntu4) 13.2.0 | 13.2.0",
                "pip 24.0 from /usr/lib/python3.12/site-packages/pip (python 3.12) | 24.0",
                "openjdk version \"21.0.4\" 2024-07-16 | 21.0.4",
                "Redis server v=7.0.15 sha=00000000:0 | 7.0.15",
                "k3s version v1.30.4+k3s1 (98262b5d) | 1.30.4",
                "nginx version: nginx/1.24.0 (Ubuntu) | 1.24.0",
                "git version 2.43.0 | 2.43.0",
                "jq-1.7.1 | 1.7.1",
                "OpenSSH_9.6p1 Ubuntu-3ubuntu13.5, OpenSSL 3.0.13 30 Jan 2024 | 9.6",
                "tmux 3.2a | 3.2",
                "containerd containerd.io 1.7.19 2bf793e | 1.7.19",
                "go version go1.22.3 linux/amd64 | 1.22.3",
                "libfoo2.so.1.2 of foo 4.5 | 4.5",
                "(1.2) | 1.2",
                "release 7, version 2.5. | 2.5",
                "v1.2 | 1.2",
                "1.2..3 | 1.2",
            })
    void isFoundInWhatProgramsPrint(String output, String version) {
        assertThat(Version.firstDotted(output)).contains(new Version(version));
    }

    @Test
    void isFoundBehindOtherLines() {
        assertThat(Version.firstDotted("WARNING: old config\nnode v20\nnpm 10.8.1\n"))
                .contains(new Version("10.8.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "java 21", "no version", "libfoo2.so.1.2", "3ubuntu13.5", "1.", ".5", "2024-07-16", "1,5"})
    void isNotFoundInsideOtherWords(String output) {
        assertThat(Version.firstDotted(output)).isEmpty();
    }

    @Test
    void survivesEndlessOutput() {
        assertThat(Version.firstDotted("x" + "1.".repeat(500_000))).isPresent();
        assertThat(Version.firstDotted("1".repeat(500_000))).isEmpty();
        assertThat(Version.firstDotted("a".repeat(500_000))).isEmpty();
    }
}
