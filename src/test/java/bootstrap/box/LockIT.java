package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.LocalArchive.Made;
import bootstrap.box.TestBox.Ended;
import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else works on the packages: it is named and waited for, never ended, and no lock file is removed. */
class LockIT {
    private static final String LISTS = "/var/lib/apt/lists/lock";

    private static TestBox box;
    private static LocalArchive archive;

    @BeforeAll
    static void start() {
        box = TestBox.started(Ground.ubuntuImages().toList().getLast(), Stage.SUDO, Network.NONE);
        box.bring("hold");
        box.write("/tmp/made.yaml", OneStep.ensuring("apt: [made]"));
        archive = LocalArchive.in(box);
        archive.offers(Made.of("made", "1"));
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    /** Without lists, so that all four locks are needed. */
    @BeforeEach
    void forget() {
        box.done(
                "root",
                "kill $(sed -n 's/^held by //p' /srv/held) 2>/dev/null; rm -rf /run/cloud-init; dpkg --purge made");
        archive.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/lib/dpkg/lock-frontend", "/var/lib/dpkg/lock", LISTS, "/var/cache/apt/archives/lock"})
    void aLockThatIsHeldForAWhileIsWaitedFor(String file) {
        var pid = held(file, 5);

        var applied = applied();

        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(applied.err()).contains("waiting for process " + pid + " (perl /srv/box/hold ");
        assertThat(box.as("root", "cat", "/srv/held").out())
                .as("it was not ended")
                .contains("let go");
        assertThat(archive.state("made")).isEqualTo("ii 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/lib/dpkg/lock-frontend", "/var/lib/dpkg/lock", LISTS, "/var/cache/apt/archives/lock"})
    void aLockThatIsHeldForEverEndsTheRunInTime(String file) {
        var pid = held(file, 9999);

        var applied = applied("--lock-timeout", "3s");

        assertThat(applied.code()).as("%s", applied).isEqualTo(75);
        assertThat(applied.out() + applied.err()).contains("process " + pid + " (perl /srv/box/hold ");
        assertThat(box.as("root", "sh", "-c", "kill " + pid).code())
                .as("it still ran")
                .isZero();
        assertThat(archive.state("made")).isEmpty();
        assertThat(box.processes()).noneMatch(words -> words.contains("bootstrap") || words.contains("apt-get"));

        var again = applied();
        assertThat(again.code()).as("%s", again).isZero();
    }

    @Test
    void aLockFileThatNobodyHoldsMeansNothing() {
        box.done(
                "root",
                "mkdir -p /var/lib/apt/lists && touch /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock " + LISTS
                        + " /var/cache/apt/archives/lock");

        var applied = applied("--lock-timeout", "3s");

        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(applied.err()).doesNotContain("waiting");
    }

    /** As unattended-upgrades does: free when looked at, taken when apt comes. */
    @Test
    void aLockTakenBetweenOurLookAndAptIsWaitedFor() {
        box.write("/usr/bin/apt-get.shim", """
                #!/bin/sh
                case " $* " in *" update "*)
                    if mkdir /srv/taken 2>/dev/null; then
                        setsid /srv/box/hold %s 4 >/srv/held 2>&1 </dev/null &
                        until grep -q held /srv/held; do sleep 0.1; done
                    fi ;;
                esac
                exec /usr/bin/apt-get.real "$@"
                """.formatted(LISTS));
        box.done(
                "root",
                "rm -rf /srv/taken /srv/held; chmod +x /srv/box/hold /usr/bin/apt-get.shim; cd /usr/bin"
                        + " && mkdir -p /var/lib/apt/lists && mv apt-get apt-get.real && mv apt-get.shim apt-get");
        try {
            var applied = applied();

            assertThat(applied.code()).as("%s", applied).isZero();
            assertThat(applied.err()).contains("waiting for process ", "/srv/box/hold");
            assertThat(box.as("root", "cat", "/srv/held").out()).contains("let go");
        } finally {
            box.done("root", "mv /usr/bin/apt-get.real /usr/bin/apt-get");
        }
    }

    @Test
    void cloudInitIsWaitedForAndNotEnded() {
        box.done("root", "mkdir -p /run/cloud-init && echo '{}' >/run/cloud-init/status.json");

        var busy = applied("--lock-timeout", "3s");
        assertThat(busy.code()).as("%s", busy).isEqualTo(75);
        assertThat(busy.out() + busy.err()).contains("cloud-init");
        assertThat(archive.state("made")).isEmpty();

        box.done("root", "(sleep 4; echo '{}' >/run/cloud-init/result.json) >/dev/null 2>&1 &");
        var applied = applied();
        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(applied.err()).contains("waiting for cloud-init");
    }

    /** Planning takes no lock and waits for none. */
    @Test
    void aPlanDoesNotWait() {
        var pid = held("/var/lib/dpkg/lock-frontend", 9999);

        var plan = box.as("dev", "timeout", "60", "bootstrap", "plan", "--profile", "/tmp/made.yaml");

        assertThat(plan.code()).as("%s", plan).isZero();
        assertThat(box.as("root", "sh", "-c", "kill " + pid).code())
                .as("it still ran")
                .isZero();
    }

    private static Ended applied(String... more) {
        var line = "timeout 60 bootstrap --profile /tmp/made.yaml --yes " + String.join(" ", more);
        return box.as("dev", "bash", "-c", line);
    }

    /** Takes the lock for so many seconds, and returns the pid of who holds it when it does. */
    private static String held(String file, int seconds) {
        box.done(
                "root",
                "mkdir -p $(dirname %1$s); rm -f /srv/held; setsid perl /srv/box/hold %1$s %2$d >/srv/held 2>&1 </dev/null & "
                                .formatted(file, seconds)
                        + "timeout 10 sh -c 'until grep -q held /srv/held; do sleep 0.1; done'");
        return box.as("root", "sed", "-n", "s/^held by //p", "/srv/held").out().strip();
    }
}
