package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.LocalArchive.Made;
import bootstrap.box.TestBox.Ended;
import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Packages that fail, hang, ask, conflict or are held: nothing waits for a person, what was announced is all that
 * happens, and the same line converges once the cause is gone.
 */
class AptFaultIT {
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

    /** Every package of a test is named made-SOMETHING. */
    @BeforeEach
    void forget() {
        box.done(
                "root",
                "rm -rf /srv/go /etc/made.conf; apt-mark unhold $(apt-mark showhold) >/dev/null 2>&1; touch /srv/go"
                        + "; dpkg --force-all --purge $(dpkg-query -W -f '${Package}\n' 'made*' 2>/dev/null) >/dev/null 2>&1"
                        + "; rm -f /srv/go /srv/said; dpkg --configure -a");
    }

    @Test
    void aHangingScriptEndsAtTheLimitAndNothingOfItIsLeft() {
        archive.offers(Made.of("made-slow", "1").configuredBy("until [ -e /srv/go ]; do sleep 1; done"));
        var before = box.processes();

        var hung = applied("apt: [made-slow]", "--timeout", "5s");

        assertThat(hung.code()).as("%s", hung).isEqualTo(4);
        assertThat(hung.out() + hung.err()).contains("made-slow", "limit of 5 s");
        assertThat(box.processes()).isEqualTo(before);
        converges("apt: [made-slow]", "made-slow");
    }

    @Test
    void aScriptThatReadsFromTheTerminalGetsNone() {
        archive.offers(Made.of("made-curious", "1").configuredBy("""
                        if read answer; then echo stdin >/srv/said; fi
                        if (read answer </dev/tty) 2>/dev/null; then echo tty >>/srv/said; fi"""));

        var applied = applied("apt: [made-curious]", "--timeout", "20s");

        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(box.as("root", "cat", "/srv/said").out()).isEmpty();
    }

    /** Where there is a terminal, the person at it is not asked either: their keys would go to who knows whom. */
    @Test
    void aScriptThatReadsFromTheTerminalDoesNotWaitForThePersonAtIt() {
        archive.offers(Made.of("made-curious", "1")
                .configuredBy("if (read answer </dev/tty) 2>/dev/null; then echo \"$answer\" >/srv/said; fi"));
        profile("apt: [made-curious]");

        var screen = Terminal.running(box, "dev", "bootstrap --profile /tmp/made.yaml --yes --timeout 20s")
                .types("secret\n")
                .ended();

        assertThat(screen.code()).as("%s", screen).isZero();
        assertThat(box.as("root", "cat", "/srv/said").out()).isEmpty();
    }

    @Test
    void aQuestionOfDebconfIsAnsweredByItsDefault() {
        archive.offers(Made.of("made-asking", "1", "Depends: debconf")
                .with(
                        "DEBIAN/templates",
                        "Template: made-asking/who\nType: string\nDefault: nobody\nDescription: Who?\n")
                .configuredBy("""
                        . /usr/share/debconf/confmodule
                        db_input critical made-asking/who || true
                        db_go || true
                        db_get made-asking/who
                        echo "$RET" >/srv/said"""));

        var applied = applied("apt: [made-asking]", "--timeout", "20s");

        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(box.as("root", "cat", "/srv/said").out()).isEqualTo("nobody\n");
    }

    @Test
    void aFailingScriptFailsItsStepAndWhatNeedsIt() {
        archive.offers(
                Made.of("made-broken", "1").configuredBy("echo no such luck >&2; test -e /srv/go"),
                Made.of("made-after", "1", "Depends: made-broken"));
        box.write("/tmp/made.yaml", OneStep.ensuring("apt: [made-broken]") + """
                  - step: after
                    title: It comes after
                    needs: [made]
                    ensure:
                      - file: { path: /srv/said, content: "after", owner: root }
                    expect:
                      - run: "true"
                """);

        var failed = applied();

        assertThat(failed.code()).as("%s", failed).isEqualTo(4);
        assertThat(failed.out())
                .contains("made-broken", "no such luck", "/tmp/made.yaml:7", "step made did not succeed");
        assertThat(box.as("root", "test", "-e", "/srv/said").code()).isEqualTo(1);
        box.done("root", "touch /srv/go");
        converges();
        assertThat(archive.state("made-broken")).isEqualTo("ii 1");
    }

    @Test
    void aChangedConfigurationFileIsKeptWithoutAQuestion() {
        archive.offers(withConfiguration("1", "first\n"));
        assertThat(applied("apt: [made-conf]").code()).isZero();
        box.done("root", "echo mine >/etc/made.conf");
        archive.offers(withConfiguration("2", "second\n"));

        var applied = applied("apt: [{ name: made-conf, version: \">= 2\" }]", "--timeout", "20s");

        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(archive.state("made-conf")).isEqualTo("ii 2");
        assertThat(box.as("root", "cat", "/etc/made.conf").out()).isEqualTo("mine\n");
    }

    @Test
    void aHeldPackageStaysAsItIs() {
        archive.offers(Made.of("made-held", "1"));
        assertThat(applied("apt: [made-held]").code()).isZero();
        box.done("root", "apt-mark hold made-held");
        archive.offers(Made.of("made-held", "2"));
        profile("apt: [{ name: made-held, version: \">= 2\" }]");

        var plan = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/made.yaml");
        var applied = applied();

        assertThat(plan.code()).as("%s", plan).isEqualTo(4);
        assertThat(plan.out()).contains("made-held 1", "held");
        assertThat(applied.code()).as("%s", applied).isEqualTo(4);
        assertThat(box.as("root", "apt-mark", "showhold").out()).isEqualTo("made-held\n");
        assertThat(archive.state("made-held")).isEqualTo("hi 1");
    }

    @Test
    void aVersionThatNobodyHasIsKnownBeforeAnyChange() {
        archive.offers(Made.of("made-old", "1.5"), Made.of("made-fine", "1"));
        box.write("/tmp/made.yaml", OneStep.ensuring("apt: [{ name: made-old, version: \">= 99\" }]"));
        var log = log();

        var plan = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/made.yaml");
        var applied = applied();

        assertThat(plan.code()).as("%s", plan).isEqualTo(4);
        assertThat(plan.out()).contains(">= 99", "made-old 1.5");
        assertThat(applied.code()).as("%s", applied).isEqualTo(4);
        assertThat(log()).isEqualTo(log);
    }

    @Test
    void aPackageThatWouldPushAnotherOutNeedsConsent() {
        archive.offers(Made.of("made-old", "1"), conflicting());
        assertThat(applied("apt: [made-old]").code()).isZero();
        profile("apt: [made-new]");
        var log = log();

        var plan = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/made.yaml");
        var refused = applied();

        assertThat(plan.code()).as("%s", plan).isEqualTo(4);
        assertThat(plan.out()).contains("1 removed", "made-old");
        assertThat(plan.out() + plan.err()).contains("--allow-removals");
        assertThat(refused.code()).as("%s", refused).isEqualTo(4);
        assertThat(refused.out() + refused.err()).contains("--allow-removals");
        assertThat(log()).isEqualTo(log);

        var allowed = applied("apt: [made-new]", "--allow-removals");
        assertThat(allowed.code()).as("%s", allowed).isZero();
        assertThat(archive.state("made-new")).isEqualTo("ii 1");
        assertThat(archive.state("made-old")).doesNotStartWith("ii");
    }

    /** What the plan calls removed is not purged, what it would install is installed, and it says so in any words of apt. */
    @Test
    void settingsOfTheBoxNeitherPurgeNorStop() {
        archive.offers(withConfiguration("1", "own\n"), Made.of("made-new", "1", "Conflicts: made-conf"));
        assertThat(applied("apt: [made-conf]").code()).isZero();
        profile("apt: [made-new]");
        var usual = box.as("dev", "bootstrap", "plan", "--json", "--profile", "/tmp/made.yaml");
        box.write("/etc/apt/apt.conf.d/99own", """
                quiet "1";
                APT::Get { Purge "true"; Only-Upgrade "true"; Download-Only "true"; Show-Upgraded "false"; Show-Versions "false"; };
                """);

        var plan = box.as("dev", "bootstrap", "plan", "--json", "--profile", "/tmp/made.yaml");
        var allowed = applied("apt: [made-new]", "--allow-removals");
        box.done("root", "rm /etc/apt/apt.conf.d/99own");

        assertThat(Transaction.announced(plan))
                .isEqualTo(Transaction.announced(usual))
                .isNotEmpty();
        assertThat(allowed.code()).as("%s", allowed).isZero();
        assertThat(archive.state("made-new")).isEqualTo("ii 1");
        assertThat(archive.state("made-conf")).startsWith("rc");
        assertThat(box.as("root", "cat", "/etc/made.conf").out()).isEqualTo("own\n");
    }

    @Test
    void aPackageThatWasOnlyADependencyIsMarkedAsAskedFor() {
        archive.offers(Made.of("made-dependency", "1"));
        assertThat(applied("apt: [made-dependency]").code()).isZero();
        box.done("root", "apt-mark auto made-dependency");

        var plan = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/made.yaml");
        var applied = applied();
        var again = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/made.yaml");

        assertThat(plan.out()).containsPattern("~ apt +made-dependency 1");
        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(Performed.in(box, "dev")).singleElement().asString().contains("apt-mark manual -- made-dependency");
        assertThat(box.as("root", "apt-mark", "showmanual").out().lines()).contains("made-dependency");
        assertThat(again.out()).containsPattern("= apt +made-dependency 1");
    }

    @Test
    void whatDpkgLeftUnpackedIsConfiguredFirst() {
        archive.offers(Made.of("made-half", "1"), Made.of("made-other", "1"));
        box.done("root", "dpkg --unpack /srv/archive/made-half_1_all.deb");
        repairedFirst();
        assertThat(archive.state("made-half")).isEqualTo("ii 1");
    }

    /** What dpkg was about to note when it was ended: apt works again only after "dpkg --configure -a". */
    @Test
    void whatDpkgHadNotYetNotedIsNotedFirst() {
        archive.offers(Made.of("made-other", "1"));
        box.done("root", "awk -v RS= '/^Package: base-files\\n/' /var/lib/dpkg/status >/var/lib/dpkg/updates/0000");
        repairedFirst();
        assertThat(box.as("root", "ls", "/var/lib/dpkg/updates").out()).isEmpty();
    }

    private static void repairedFirst() {
        profile("apt: [made-other]");
        var plan = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/made.yaml");
        var json = box.as("dev", "bootstrap", "plan", "--json", "--profile", "/tmp/made.yaml");
        var applied = applied();

        assertThat(plan.code()).as("%s", plan).isZero();
        var commands = Announced.in(json).commands();
        assertThat(commands).hasSize(2);
        assertThat(commands.getFirst()).contains("dpkg ").endsWith(" --configure -a");
        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(Performed.in(box, "dev")).isEqualTo(commands);
        assertThat(box.as("root", "dpkg", "--audit").out()).isEmpty();
        assertThat(archive.state("made-other")).isEqualTo("ii 1");
    }

    private static Made withConfiguration(String version, String text) {
        return Made.of("made-conf", version).with("etc/made.conf", text).with("DEBIAN/conffiles", "/etc/made.conf\n");
    }

    private static Made conflicting() {
        return Made.of("made-new", "1", "Conflicts: made-old", "Replaces: made-old");
    }

    /** With the cause gone the same line ends well, leaves nothing half done, and then has nothing to do. */
    private static void converges() {
        var applied = applied();
        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(box.as("root", "dpkg", "--audit").out()).isEmpty();
        var plan = box.as("dev", "bootstrap", "plan", "--exit-code", "--profile", "/tmp/made.yaml");
        assertThat(plan.code()).as("%s", plan).isZero();
    }

    private static void converges(String entry, String name) {
        profile(entry);
        box.done("root", "touch /srv/go");
        converges();
        assertThat(archive.state(name)).isEqualTo("ii 1");
    }

    private static void profile(String entry) {
        box.write("/tmp/made.yaml", OneStep.ensuring(entry));
    }

    private static Ended applied(String entry, String... options) {
        profile(entry);
        var words = new ArrayList<>(List.of("timeout", "60", "bootstrap", "--profile", "/tmp/made.yaml", "--yes"));
        words.addAll(List.of(options));
        return box.as("dev", words.toArray(String[]::new));
    }

    private static Ended applied() {
        return box.as("dev", "timeout", "60", "bootstrap", "--profile", "/tmp/made.yaml", "--yes");
    }

    private static String log() {
        return box.as("root", "cat", "/var/log/dpkg.log").out();
    }
}
