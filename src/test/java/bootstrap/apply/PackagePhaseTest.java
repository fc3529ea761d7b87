package bootstrap.apply;

import static bootstrap.plan.Steps.apt;
import static bootstrap.plan.Steps.recommending;
import static bootstrap.plan.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.AptAnswers;
import bootstrap.component.AptInputs;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.Effect.RefreshIndex;
import bootstrap.component.FakeArchive;
import bootstrap.plan.Planner;
import bootstrap.process.CommandRunner;
import bootstrap.process.GuardedRunner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackagePhaseTest extends ApplyBase {
    @Test
    void aFailureBeforeDpkgBeganStaysWithItsStep() {
        door.unresolvable("bad", Cause.STEP);

        assertThat(brief(apply(step("a", apt("bc")), step("b", apt("bad"), apt("aa")), step("c", apt("jq")))))
                .containsExactly(
                        "applied bc 2",
                        "failed STEP exit 100 [E: no bad]",
                        "failed STEP exit 100 [E: no bad]",
                        "applied jq 2");
        assertThat(door.performed())
                .containsExactly(install("bc", "bad", "aa", "jq"), install("bc"), install("bad", "aa"), install("jq"));
    }

    @Test
    void afterDpkgBeganProbesDecideAndAptIsNotCalledAgain() {
        door.unconfigurable("bad");

        assertThat(brief(apply(step("a", apt("bc")), step("b", apt("bad")), step("c", apt("jq")))))
                .containsExactly("applied bc 2", "failed STEP exit 100 [dpkg: error processing]", "applied jq 2");
        assertThat(door.performed()).containsExactly(install("bc", "bad", "jq"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"NETWORK", "CANNOT_CREATE", "BUSY", "PRIVILEGES", "INTEGRITY"})
    void whatWouldFailEveryCallIsNotTriedStepByStep(Cause cause) {
        door.unresolvable("bad", cause);

        assertThat(brief(apply(step("a", apt("bc")), step("b", apt("bad")))))
                .containsExactly(
                        "failed " + cause + " exit 100 [E: no bad]", "failed " + cause + " exit 100 [E: no bad]");
        assertThat(door.performed()).hasSize(1);
    }

    @Test
    void whatIsMarkedIsNotInstalled() {
        box.installed("bc", "2").automatic("bc");

        assertThat(brief(apply(step("a", apt("bc")), step("b", apt("jq")))))
                .containsExactly("applied bc 2", "applied jq 2");
        assertThat(door.performed()).containsExactly(install("jq"), new Effect.MarkManual(List.of("bc")));
    }

    @Test
    void whatDpkgLeftIsFinishedBeforeAndWhereThatFailsNothingIsInstalled() {
        box.stanza("half", "Status: install ok half-configured\nArchitecture: amd64\nVersion: 1\n");
        assertThat(brief(apply(step("a", apt("bc"))))).containsExactly("applied bc 2");
        assertThat(door.performed()).containsExactly(new Effect.FinishPackages(), install("bc"));

        box.stanza("half", "Status: install ok half-configured\nArchitecture: amd64\nVersion: 1\n");
        door.answer(Effect.FinishPackages.class::isInstance, FakeDoor.broken(Cause.STEP, "dpkg: error"));
        assertThat(brief(apply(step("a", apt("jq"))))).containsExactly("failed STEP dpkg: exit 100 [dpkg: error]");
    }

    /** Nothing that apt reads changed between plan and apply: its answers hold. */
    @Test
    void whatThePlanAskedIsNotAskedAgain() {
        archive.fetched(Duration.ZERO);
        var asking = new AptAnswers(GuardedRunner.reading(archive), AptInputs.below(root));

        assertThat(brief(apply(asking, () -> {}))).containsExactly("applied bc 2", "applied jq 2");

        assertThat(archive.started()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void whereDpkgsListChangedAptIsAskedAgain() {
        var asking = new AptAnswers(GuardedRunner.reading(archive), AptInputs.below(root));

        assertThat(brief(apply(asking, () -> {
                    box.installed("dc", "1");
                    archive.conflicting("bc", "dc");
                })))
                .allMatch(outcome -> outcome.contains("which the plan did not show"));

        assertThat(door.performed()).isEmpty();
    }

    private List<Outcome> apply(CommandRunner asking, Runnable meanwhile) {
        var steps = List.of(step("a", apt("bc"), apt("dpkg")), step("b", apt("jq")));
        var plan = new Planner(archive.index(), asking, 2).plan(steps, box.box());
        meanwhile.run();
        var packages = new PackagePhase(archive.index(), asking, stopped::get);
        var applier = new Applier(box.box(), door, packages, asking, progress, stopped::get);
        return applier.apply(plan).stream().map(ComponentOutcome::outcome).toList().stream()
                .filter(outcome -> !(outcome instanceof Outcome.Unneeded))
                .toList();
    }

    /** Between plan and apply the archive changed: what nobody was shown doesn't happen. */
    @Test
    void morePackagesThanAnnouncedAreNotInstalled() {
        var plan = plan(step("a", apt("bc")));
        archive.conflicting("bc", "dc");

        assertThat(brief(apply(plan)))
                .containsExactly(
                        "failed STEP as box and package lists are now it would remove dc, which the plan did not show:"
                                + " plan again");
        assertThat(door.performed()).isEmpty();
    }

    @Test
    void anotherVersionThanAnnouncedIsNotInstalled() {
        var plan = plan(step("a", apt("bc")));
        archive.candidate("bc", "3");

        assertThat(brief(apply(plan))).containsExactly("failed STEP " + CHANGED);
        assertThat(door.performed()).isEmpty();
    }

    @Test
    void aSingleStepIsNotTriedTwice() {
        door.unresolvable("bad", Cause.STEP);

        assertThat(brief(apply(step("a", apt("bc"), apt("bad"))))).allMatch(outcome -> outcome.startsWith("failed"));
        assertThat(door.performed()).containsExactly(install("bc", "bad"));
    }

    @Test
    void eachTransactionFailsForItself() {
        door.unresolvable("bad", Cause.STEP);
        var with = new InstallPackages(List.of("jq"), Recommends.WITH);

        assertThat(brief(apply(
                        step("a", recommending("jq")),
                        step("b", apt("bad")),
                        step("c", apt("bc"), recommending("jq")))))
                .containsExactly("applied jq 2", "failed STEP exit 100 [E: no bad]", "applied bc 2", "applied jq 2");
        assertThat(door.performed())
                .as("the first transaction went through, the second is tried step by step")
                .containsExactly(with, install("bad", "bc"), install("bad"), install("bc"));
    }

    @Test
    void whatIsDeferredIsDecidedByTheRefreshedLists() {
        archive = new FakeArchive(root.resolve("fresh")).candidate("bb", "3").candidate("bc", "2");
        door = new FakeDoor(box, archive);

        assertThat(brief(apply(step("a", apt("aa", "bb")), step("b", apt("bc")))))
                .containsExactly("applied bb 3", "applied bc 2");
        assertThat(door.performed()).containsExactly(new RefreshIndex(), install("bb", "bc"));
        assertThat(progress.events())
                .containsExactly(
                        "started RefreshIndex for a,b",
                        "ended RefreshIndex Done",
                        "started bb bc for a,b",
                        "ended bb bc Done");
    }

    @Test
    void aNameThatTheRefreshedListsLackFailsAndIsNotHandedToApt() {
        archive = new FakeArchive(root.resolve("fresh")).candidate("bc", "2");
        door = new FakeDoor(box, archive);

        assertThat(brief(apply(step("a", apt("nosuch")), step("b", apt("bc")))))
                .containsExactly(
                        "failed STEP impossible here: the package lists of this box have no nosuch", "applied bc 2");
        assertThat(door.performed()).containsExactly(new RefreshIndex(), install("bc"));
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class)
    void withoutARefreshNothingIsInstalled(Cause cause) {
        archive = new FakeArchive(root.resolve("fresh"));
        door = new FakeDoor(box, archive)
                .answer(RefreshIndex.class::isInstance, FakeDoor.broken(cause, "E: Failed to fetch"));

        assertThat(apply(step("a", apt("bc"))))
                .containsExactly(new Outcome.Failed(
                        cause, "the package index: exit 100", "sudo x", List.of("E: Failed to fetch")));
        assertThat(door.performed()).containsExactly(new RefreshIndex());
    }

    @Test
    void otherThanAnnouncedIsNotInstalled() {
        var plan = plan(step("a", apt("aa", "bb")), step("b", apt("bc")));
        archive.without("aa");

        assertThat(brief(apply(plan))).containsExactly("failed STEP " + CHANGED, "applied bc 2");
        assertThat(door.performed()).containsExactly(install("bc"));
    }

    @Test
    void lessThanAnnouncedIsFine() {
        var plan = plan(step("a", apt("bc")), step("b", apt("jq")));
        box.installed("bc", "2");

        assertThat(brief(apply(plan))).containsExactly("unneeded bc 2", "applied jq 2");
        assertThat(door.performed()).containsExactly(install("jq"));
    }

    @Test
    void aptThatEndsWellWithoutThePackageHasFailed() {
        door.answer(InstallPackages.class::isInstance, new Door.Performed.Done());

        assertThat(apply(step("a", apt("bc"))))
                .containsExactly(failed("apt ended well, but the package is not there as wanted"));
    }

    @Test
    void stoppedBeforeNothingIsInstalled() {
        stopped.set(true);

        assertThat(brief(apply(step("a", apt("bc"))))).containsExactly("skipped interrupted");
        assertThat(door.performed()).isEmpty();
    }

    @Test
    void stoppedWhileRefreshingNothingIsInstalled() {
        archive = new FakeArchive(root.resolve("fresh")).candidate("bc", "2");
        door = new FakeDoor(box, archive).meanwhile(() -> stopped.set(true));

        assertThat(brief(apply(step("a", apt("bc"))))).containsExactly("skipped interrupted");
        assertThat(door.performed()).containsExactly(new RefreshIndex());
    }

    @Test
    void stoppedWhileLookingAgainNothingIsInstalled() {
        var plan = plan(step("a", apt("bc")));
        archive.meanwhile(() -> stopped.set(true));

        assertThat(brief(apply(plan))).containsExactly("skipped interrupted");
        assertThat(door.performed()).isEmpty();
    }

    @Test
    void stoppedBetweenTheStepsTheRestIsSkipped() {
        door.unresolvable("bad", Cause.STEP)
                .meanwhile(() -> stopped.set(door.performed().size() >= 2));

        assertThat(brief(apply(step("a", apt("bc")), step("b", apt("bad")), step("c", apt("jq")))))
                .containsExactly("applied bc 2", "skipped interrupted", "skipped interrupted");
        assertThat(door.performed()).containsExactly(install("bc", "bad", "jq"), install("bc"));
    }

    @Test
    void nothingToInstallNothingAsked() {
        box.installed("bc", "2");

        assertThat(brief(apply(step("a", apt("bc"))))).containsExactly("unneeded bc 2");
        assertThat(door.performed()).isEmpty();
        assertThat(archive.started()).isEmpty();
    }

    @Test
    void whatIsImpossibleAtPlanTimeFailsBesideTheOthers() {
        assertThat(brief(apply(step("a", apt("nosuch")), step("b", apt("bc")))))
                .containsExactly(
                        "failed STEP impossible here: the package lists of this box have no nosuch", "applied bc 2");
        assertThat(door.performed()).isEqualTo(List.<Effect>of(install("bc")));
    }
}
