package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.LocalArchive.Made;
import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root through sudo, and through the one written in Rust: asked for once where somebody can answer, else not at all. */
class SudoIT {
    private static final String APPLY = "bootstrap --profile /tmp/made.yaml --yes";

    private static TestBox box;
    private static LocalArchive archive;

    @BeforeAll
    static void start() {
        box = TestBox.started(Ground.ubuntuImages().toList().getLast(), Stage.SUDO, Network.NONE, "sudo-rs");
        box.done(
                "root",
                "mv /usr/bin/sudo /usr/bin/sudo.c && useradd --create-home --shell /bin/bash asked"
                        + " && echo asked:open-sesame | chpasswd && echo 'asked ALL=(ALL) ALL' >/etc/sudoers.d/asked"
                        + " && chmod 0440 /etc/sudoers.d/asked");
        archive = LocalArchive.in(box);
        archive.offers(Made.of("made", "1").configuredBy("env >/srv/said"));
        box.write("/tmp/made.yaml", OneStep.ensuring("apt: [made]"));
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    /** Without lists: a refresh and an installation are two commands of root. */
    @BeforeEach
    void forget() {
        box.done("root", "dpkg --purge made; rm -rf /srv/said /run/sudo /run/sudo-rs /home/*/.local");
        archive.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sudo.c", "sudo-rs"})
    void onATerminalThePasswordIsAskedForOnce(String sudo) {
        use(sudo);

        var screen = Terminal.running(box, "asked", APPLY)
                .awaits("assword")
                .types("open-sesame\n")
                .ended();

        assertThat(screen.code()).as("%s", screen).isZero();
        assertThat(screen.out().split("assword", -1)).as("%s", screen).hasSize(2);
        assertThat(archive.state("made")).isEqualTo("ii 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sudo.c", "sudo-rs"})
    void whoDoesNotKnowThePasswordChangesNothing(String sudo) {
        use(sudo);

        var terminal = Terminal.running(box, "asked", APPLY);
        for (int time = 1; time <= 3; time++) {
            terminal.awaits("assword", time).types("no\n"); // what is typed before it asks is thrown away
        }
        var screen = terminal.ended();

        assertThat(screen.code()).as("%s", screen).isEqualTo(77);
        assertThat(archive.state("made")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sudo.c", "sudo-rs"})
    void withoutATerminalWhoWouldBeAskedIsToldAtOnce(String sudo) {
        use(sudo);

        var refused = box.as("asked", "timeout", "20", "bootstrap", "--profile", "/tmp/made.yaml", "--yes");

        assertThat(refused.code()).as("%s", refused).isEqualTo(77);
        assertThat(refused.err()).contains("sudo bootstrap --profile /tmp/made.yaml");
        assertThat(archive.state("made")).isEmpty();
    }

    /** What a network needs reaches the programs that root runs, though sudo keeps nothing of its caller's variables. */
    @ParameterizedTest
    @ValueSource(strings = {"sudo.c", "sudo-rs"})
    void withoutAPasswordItGoesThroughWithTheAuthoritiesOfTheNetwork(String sudo) {
        use(sudo);
        box.done("root", "cp /etc/ssl/certs/ca-certificates.crt /srv/roots.pem 2>/dev/null || : >/srv/roots.pem");

        var applied = box.as(
                "dev",
                Map.of("SSL_CERT_FILE", "/srv/roots.pem", "SECRET_TOKEN", "sesame"),
                "timeout",
                "60",
                "bootstrap",
                "--profile",
                "/tmp/made.yaml",
                "--yes");

        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(box.as("root", "cat", "/srv/said").out().lines())
                .contains("SSL_CERT_FILE=/srv/roots.pem", "DEBIAN_FRONTEND=noninteractive", "HOME=/root")
                .noneMatch(line -> line.startsWith("SECRET_TOKEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sudo.c", "sudo-rs"})
    void aptGoesThroughTheProxyAndItsPasswordIsNotShown(String sudo) {
        use(sudo);
        box.write(LocalArchive.SOURCES, "Types: deb\nURIs: http://archive.invalid/\nSuites: ./\nTrusted: yes\n");
        try {
            var failed = box.as(
                    "dev",
                    Map.of("http_proxy", "http://me:open-sesame@127.0.0.1:9"),
                    "timeout",
                    "120",
                    "bootstrap",
                    "--profile",
                    "/tmp/made.yaml",
                    "--yes");

            assertThat(failed.code()).as("%s", failed).isEqualTo(69);
            assertThat(failed.out() + failed.err()).contains("127.0.0.1").doesNotContain("open-sesame");
        } finally {
            archive.source("Trusted: yes");
        }
    }

    /** runuser ends with 1 where it can't start a program, as a program that a check wants to refuse does. */
    @Test
    void aProgramThatIsNotThereRefusesNothing() {
        box.write("/tmp/refuses.yaml", """
                profile: refuses
                steps:
                  - step: refuses
                    title: It refuses what it is given
                    expect:
                      - run: /opt/none/tool --refuse
                        exit: 1
                """);

        var verified = box.as("root", "bootstrap", "verify", "--user", "dev", "--profile", "/tmp/refuses.yaml");

        assertThat(verified.code()).as("%s", verified).isEqualTo(1);
        assertThat(verified.out()).contains("/opt/none/tool --refuse did not start", "failed to execute");
    }

    @Test
    void withoutSudoTheLineForRootIsTold() {
        box.done("root", "rm -f /usr/bin/sudo");

        var refused = box.as("dev", "timeout", "20", "bootstrap", "--profile", "/tmp/made.yaml", "--yes");

        assertThat(refused.code()).as("%s", refused).isEqualTo(77);
        assertThat(refused.err()).contains("no sudo", "bootstrap --profile /tmp/made.yaml", "--user dev");
        assertThat(box.as("dev", "ls", "-A", "/home/dev").out()).doesNotContain(".local");
    }

    /** Who only looks is never asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {"bootstrap plan --profile /tmp/made.yaml", "bootstrap facts", "bootstrap verify --profile base"})
    void whatOnlyReadsAsksNobody(String line) {
        box.write("/usr/bin/sudo", "#!/bin/sh\necho called >/tmp/called\nexit 1\n");
        box.done("root", "chmod 755 /usr/bin/sudo; rm -f /tmp/called");
        try {
            box.as("asked", "timeout", "60", "bash", "-c", line);
            assertThat(box.as("root", "test", "-e", "/tmp/called").code()).isEqualTo(1);
        } finally {
            box.done("root", "rm -f /usr/bin/sudo");
        }
    }

    private static void use(String sudo) {
        box.done("root", "ln -sfn /usr/bin/" + sudo + " /usr/bin/sudo");
    }
}
