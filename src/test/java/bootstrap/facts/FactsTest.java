package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.process.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsTest {
    private static final String PRINT = "/usr/bin/dpkg --print-architecture";
    private static final String STATUS = "/var/lib/dpkg/status";

    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root);
    }

    @Test
    void architectureComesFromDpkgsListWithoutStartingIt() {
        box.file(STATUS, "Package: dpkg\nStatus: install ok installed\nArchitecture: i386\nVersion: 1\n");

        assertThat(box.facts().architecture()).isEqualTo(new Fact.Known<>("i386"));
        assertThat(box.started()).isEmpty();
    }

    @Test
    void dpkgIsAskedWhenItsListDoesNotTell() {
        box.answer(PRINT, 0, "riscv64\n");
        assertThat(box.facts().architecture()).isEqualTo(new Fact.Known<>("riscv64"));

        box.file(STATUS, "Package: a\nStatus: install ok installed\nVersion: 1\n");
        assertThat(box.facts().architecture()).isEqualTo(new Fact.Known<>("riscv64"));
    }

    @Test
    void architectureIsUnknownWhenDpkgFails() {
        assertThat(box.facts().architecture()).isEqualTo(new Fact.Unknown<>("dpkg did not start: no such program"));

        box.answer(PRINT, new Result.Exited(2, "", "dpkg: error\n"));
        assertThat(box.facts().architecture())
                .isEqualTo(new Fact.Unknown<>("dpkg --print-architecture exited 2: dpkg: error"));
    }

    @Test
    void eachPartIsReadOnce() {
        var facts = box.answer(PRINT, 0, "amd64\n").facts();

        facts.architecture();
        facts.architecture();

        assertThat(box.started()).containsExactly(PRINT);
    }

    @Test
    void nothingIsReadBeforeItIsAsked() {
        var facts = box.facts();
        box.resource("/etc/os-release", "os-release/debian-12");

        assertThat(facts.release().map(Release::id)).isEqualTo(new Fact.Known<>("debian"));
    }

    @Test
    void aSecondThreadWaitsForTheReadingOfTheFirst() throws InterruptedException {
        var readings = new AtomicInteger();
        var once = new AtomicReference<Once<Integer>>();
        var second = new Thread(() -> once.get().get());
        once.set(new Once<>(() -> {
            int reading = readings.incrementAndGet();
            if (reading == 1) {
                second.start();
                while (second.getState() != Thread.State.BLOCKED && second.isAlive()) {
                    Thread.onSpinWait();
                }
            }
            return reading;
        }));

        once.get().get();
        second.join();

        assertThat(readings).hasValue(1);
    }

    @Test
    void aFreshBoxReadsItsListsAgainAndKeepsTheFacts() {
        box.resource("/etc/os-release", "os-release/debian-12")
                .resource("/etc/passwd", "users/passwd")
                .file("/etc/group", "docker:x:999:\n")
                .file("/proc/self/status", "Uid:\t1000\t1000\t1000\t1000\n")
                .file(STATUS, "Package: a\nStatus: install ok installed\nVersion: 1\n");
        var probe = box.probe("");
        var before = probe.box((People.Resolved) probe.facts().people());
        look(before);

        box.file("/etc/group", "docker:x:999:alice\n")
                .file(STATUS, "Package: b\nStatus: install ok installed\nVersion: 1\n")
                .resource("/etc/os-release", "os-release/fedora");
        var after = before.fresh();

        assertThat(look(before)).isEqualTo("[a] [] debian");
        assertThat(look(after)).isEqualTo("[b] [docker] debian");
        assertThat(after.target()).isEqualTo(before.target());
    }

    @Test
    void aRebootIsDueWhileThePackagesSaySo() {
        box.resource("/etc/passwd", "users/passwd")
                .resource("/etc/group", "users/group")
                .file("/proc/self/status", "Uid:\t1000\t1000\t1000\t1000\n");
        var probe = box.probe("");
        var same = probe.box((People.Resolved) probe.facts().people());

        assertThat(same.rebootRequired()).isEqualTo(new Fact.Known<>(false));
        box.file("/run/reboot-required", "*** System restart required ***\n");
        assertThat(same.rebootRequired()).isEqualTo(new Fact.Known<>(true));
    }

    private static String look(Box box) {
        var names = ((Packages.Read) box.packages()).all().keySet();
        var groups = box.accounts().map(accounts -> accounts.groupsOf(box.target()));
        return names + " " + groups.orElse(List.of()) + " "
                + box.facts().release().map(Release::id).orElse("");
    }
}
