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

/** Who agrees to a saved plan gets that one: neither a changed profile nor a changed box slips something else in. */
class SavedPlanIT {
    private static TestBox box;
    private static LocalArchive archive;

    @BeforeAll
    static void start() {
        box = TestBox.started(Ground.ubuntuImages().toList().getLast(), Stage.SUDO, Network.NONE);
        archive = LocalArchive.in(box);
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @BeforeEach
    void save() {
        box.done("root", "dpkg --purge made-a made-b made-c; rm -f /tmp/p.json");
        archive.offers(Made.of("made-a", "1", "Depends: made-b"), Made.of("made-b", "1"), Made.of("made-c", "1"));
        box.write("/tmp/made.yaml", OneStep.ensuring("apt: [made-a]"));
        var saved = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/made.yaml", "--out", "/tmp/p.json");
        assertThat(saved.code()).as("%s", saved).isZero();
    }

    @Test
    void isAppliedAsItStands() {
        var announced = box.as("dev", "cat", "/tmp/p.json");
        var log = log();

        var applied = applied();

        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(Performed.in(box, "dev")).isEqualTo(Announced.in(announced).commands());
        assertThat(Transaction.since(log, box)).isEqualTo(Transaction.announced(announced));
        assertThat(archive.state("made-b")).isEqualTo("ii 1");
    }

    @Test
    void isAppliedOnce() {
        assertThat(applied().code()).isZero();
        stale("made-a");
    }

    @Test
    void isStaleWhenTheProfileChanged() {
        box.write("/tmp/made.yaml", OneStep.ensuring("apt: [made-a, made-c]"));
        stale("profile");
    }

    /** The profile says the same, in other bytes. */
    @Test
    void isStaleWhenTheProfileWasWrittenAnew() {
        box.write("/tmp/made.yaml", OneStep.ensuring("apt: [made-a]") + "# more to come\n");
        stale("profile");
    }

    @Test
    void isStaleWhenWhatItInstallsIsThere() {
        box.done("root", "apt-get install -y made-a");
        stale("made-a");
    }

    @Test
    void isStaleWhenAptWouldNowBringOtherPackages() {
        box.done("root", "apt-get install -y made-b");
        stale("made-b");
    }

    @Test
    void isStaleWhenAptWouldNowBringAnotherVersion() {
        archive.offers(Made.of("made-a", "1", "Depends: made-b"), Made.of("made-b", "2"), Made.of("made-c", "1"));
        stale("made-b");
    }

    @Test
    void isRefusedWhenSomebodyWroteIntoIt() {
        box.done("dev", "sed -i s/made-a/made-c/g /tmp/p.json");
        stale("");
    }

    @Test
    void isRefusedWhenItIsNone() {
        box.done("dev", "echo '{}' >/tmp/p.json");
        var before = log();
        var refused = applied();
        assertThat(refused.code()).as("%s", refused).isEqualTo(65);
        assertThat(refused.err()).contains("/tmp/p.json").doesNotContain("Exception");
        assertThat(log()).isEqualTo(before);
    }

    /** 65, and nothing changed. */
    private static void stale(String because) {
        var before = log();
        var refused = applied();
        assertThat(refused.code()).as("%s", refused).isEqualTo(65);
        assertThat(refused.err()).contains("stale", because);
        assertThat(log()).isEqualTo(before);
    }

    private static Ended applied() {
        return box.as("dev", "timeout", "60", "bootstrap", "apply", "/tmp/p.json", "--yes");
    }

    private static String log() {
        return Transaction.log(box);
    }
}
