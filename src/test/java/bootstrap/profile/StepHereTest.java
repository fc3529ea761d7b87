package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.check.Expectation;
import bootstrap.check.Expectation.Standing;
import bootstrap.facts.Environment;
import bootstrap.facts.Facts;
import bootstrap.facts.FactsProbe;
import bootstrap.process.Result;
import bootstrap.profile.Condition.Judgement;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The box of these tests runs no systemd, is no WSL, and tells nothing else. */
final class StepHereTest {
    private static final String NO_SYSTEMD = "systemd is not running";

    @TempDir
    Path folder;

    @Test
    void judgesEachEntryOfAStepThatIsAsked() {
        var here = here("when: { systemd: false }", "when: { systemd: true }", "when: { systemd: false }");
        assertThat(here.judgement()).isEqualTo(new Judgement.Holds());
        assertThat(here.ensure())
                .extracting(StepHere.EnsureHere::judgement)
                .containsExactly(new Judgement.Fails(NO_SYSTEMD));
        assertThat(here.expect()).extracting(Expectation::standing).containsExactly(new Standing.Asked());
    }

    @Test
    void givesAStepsOwnReasonToItsEntries() {
        var here = here("when: { systemd: true }", "when: { systemd: false }", "when: { wsl: true }");
        assertThat(here.judgement()).isEqualTo(new Judgement.Fails(NO_SYSTEMD));
        assertThat(here.ensure()).extracting(StepHere.EnsureHere::judgement).containsExactly(here.judgement());
        assertThat(here.expect()).extracting(Expectation::standing).containsExactly(new Standing.NotHere(NO_SYSTEMD));
    }

    /** What could not be looked at is not skipped. */
    @Test
    void leavesOpenWhatDependsOnTheUnknown() {
        var here = here("when: { release: 24.04 }", "when: { systemd: false }", "when: { systemd: false }");
        assertThat(here.judgement()).isInstanceOf(Judgement.Open.class);
        assertThat(here.ensure()).extracting(StepHere.EnsureHere::judgement).containsExactly(here.judgement());
        assertThat(here.expect().getFirst().standing()).isInstanceOf(Standing.Open.class);
    }

    @Test
    void judgesByTheChoiceOfTheUser() {
        var file = Shelf.write(folder.resolve("x.yaml"), """
                profile: x
                options: { db: { values: [none, small] } }
                steps:
                  - { step: a, title: A, when: { option: { db: small } }, expect: [run: x] }
                """);
        var profile = Shelf.good(Shelf.read(file));
        assertThat(profile.on(facts()).getFirst().judgement()).isEqualTo(new Judgement.Fails("option db is none"));
        assertThat(profile.choosing(Map.of("db", "small"))
                        .on(facts())
                        .getFirst()
                        .judgement())
                .isEqualTo(new Judgement.Holds());
    }

    private StepHere here(String ofStep, String ofEnsure, String ofExpect) {
        var file = Shelf.write(folder.resolve("x.yaml"), """
                profile: x
                steps:
                  - step: a
                    title: A
                    %s
                    ensure:
                      - apt: [bc]
                        %s
                    expect:
                      - run: x
                        %s
                """.formatted(ofStep, ofEnsure, ofExpect));
        return Shelf.good(Shelf.read(file)).on(facts()).getFirst();
    }

    private Facts facts() {
        Shelf.write(folder.resolve("box/proc/sys/kernel/osrelease"), "6.8.0\n");
        return new FactsProbe(
                        folder.resolve("box"),
                        new Environment(Map.of()),
                        "",
                        (command, lines) -> new Result.NotStarted("no such program"))
                .facts();
    }
}
