package bootstrap.apply;

import static bootstrap.plan.Steps.apt;
import static bootstrap.plan.Steps.needing;
import static bootstrap.plan.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallAfterwards;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.FakeArchive;
import bootstrap.component.Repositories;
import bootstrap.plan.Plan.PlannedEffect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A repository that is still to come, and the packages that only it has: planned and applied. */
class AfterwardsTest extends ApplyBase {
    @BeforeEach
    void prepare() {
        box.file("/etc/os-release", "ID=ubuntu\nVERSION_ID=\"24.04\"\nVERSION_CODENAME=noble\n");
        door.lists("vendor-ce", "5").lists("vendor-plugin", "5").whenRun(run -> {
            if (run.command().argv().getFirst().equals("/usr/bin/install")) {
                box.file("/etc/apt/keyrings/bootstrap-vendor.asc", key());
            }
        });
    }

    @Test
    void whatOnlyTheRepositoryHasIsATransactionOfItsStep() {
        var plan = plan(
                step("vendor", Repositories.vendor(), apt("vendor-ce"), apt("jq"), apt("vendor-plugin"), file("~/a")),
                step("last", apt("bc")));

        var effects = plan.effects().stream().map(PlannedEffect::effect).toList();
        assertThat(effects.getFirst()).isEqualTo(install("jq", "bc"));
        assertThat(effects.subList(1, 6)).isEqualTo(plan.changes().getFirst().effects());
        assertThat(effects.subList(6, effects.size()))
                .containsExactly(waiting("vendor-ce", "vendor-plugin"), write("a"));
        assertThat(plan.changes().get(1))
                .isEqualTo(new Change.Create(
                        "vendor-ce (version known after the refresh)", List.of(waiting("vendor-ce"))));
        assertThat(plan.closure())
                .isInstanceOfSatisfying(
                        Closure.Known.class,
                        known -> assertThat(known.packages())
                                .extracting(each -> each.name())
                                .containsExactly("bc", "jq"));
        assertThat(plan.needsNetwork()).isTrue();

        assertThat(brief(apply(plan)))
                .containsExactly(
                        "applied " + wanted(),
                        "applied vendor-ce 5",
                        "applied jq 2",
                        "applied vendor-plugin 5",
                        "applied " + kept(),
                        "applied bc 2");
        assertThat(door.performed()).isEqualTo(arrived(effects));
    }

    @Test
    void theSecondPlanKeepsAll() {
        var step = step("vendor", Repositories.vendor(), apt("vendor-ce"));
        apply(step);

        assertThat(plan(step).changesNothing()).isTrue();
    }

    @Test
    void aStepThatNeedsItWaitsTooAndAnyOtherDoesNot() {
        var plan = plan(
                step("before", apt("vendor-ce")),
                step("vendor", Repositories.vendor()),
                needing("vendor", "plugin", apt("vendor-plugin")),
                needing("plugin", "more", apt("vendor-ce")),
                step("other", apt("vendor-ce")));

        assertThat(plan.changes())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Change.Impossible.class),
                        repository -> assertThat(repository).isInstanceOf(Change.Create.class),
                        plugin -> assertThat(plugin.effects()).containsExactly(waiting("vendor-plugin")),
                        more -> assertThat(more.effects()).containsExactly(waiting("vendor-ce")),
                        other -> assertThat(other).isInstanceOf(Change.Impossible.class));
    }

    @Test
    void withoutAnyListsThePackagesOfItsStepsWait() {
        archive = new FakeArchive(root.resolve("fresh"));
        List.of("bc", "jq").forEach(name -> archive.candidate(name, "2"));
        door = new FakeDoor(box, archive)
                .lists("vendor-ce", "5")
                .whenRun(run -> box.file("/etc/apt/keyrings/bootstrap-vendor.asc", key()));
        var plan = plan(step("vendor", Repositories.vendor(), apt("vendor-ce", "docker.io")), step("last", apt("bc")));

        assertThat(plan.effects().getFirst())
                .isEqualTo(new PlannedEffect(new Effect.RefreshIndex(), List.of("last", "vendor")));
        assertThat(plan.effects().get(1).effect()).isEqualTo(install("bc"));
        assertThat(plan.changes().get(1))
                .isInstanceOfSatisfying(
                        Change.Deferred.class,
                        deferred -> assertThat(deferred.effects()).containsExactly(waiting("vendor-ce")));
        assertThat(brief(apply(plan))).containsExactly("applied " + wanted(), "applied vendor-ce 5", "applied bc 2");
    }

    @Test
    void aRefusedRepositoryLeavesItsPackagesAlone() {
        door.answer(Effect.FetchKey.class::isInstance, FakeDoor.broken(Cause.INTEGRITY, "another key"));

        assertThat(brief(apply(
                        step("vendor", Repositories.vendor(), apt("vendor-ce"), file("~/a")),
                        needing("vendor", "plugin", apt("vendor-plugin")),
                        step("last", apt("bc")))))
                .containsExactly(
                        "failed INTEGRITY exit 100 [another key]",
                        "skipped step vendor did not succeed",
                        "skipped step vendor did not succeed",
                        "skipped step vendor did not succeed",
                        "applied bc 2");
        assertThat(door.performed()).hasSize(2).first().isEqualTo(install("bc"));
    }

    @Test
    void nothingGoesAwayThatThePlanDidNotShow() {
        archive.conflicting("vendor-ce", "docker.io");
        box.installed("docker.io", "1");
        var step = step("vendor", Repositories.vendor(), apt("vendor-ce"));

        assertThat(brief(apply(step)))
                .containsExactly(
                        "applied " + wanted(),
                        "failed STEP as box and package lists are now it would remove docker.io, which the plan did not show: plan"
                                + " again");
        assertThat(plan(step).closure().removed())
                .extracting(each -> each.name())
                .containsExactly("docker.io");
    }

    @Test
    void whatTheRepositoryTurnsOutNotToHaveIsImpossible() {
        assertThat(brief(apply(step("vendor", Repositories.vendor(), apt("vendor-none")))))
                .containsExactly(
                        "applied " + wanted(),
                        "failed STEP impossible here: the package lists of this box have no vendor-none");
    }

    @Test
    void aRefreshThatFailsFailsWhatWaitsToo() {
        archive.fetched(java.time.Duration.ofDays(3));
        door.answer(Effect.RefreshIndex.class::isInstance, FakeDoor.broken(Cause.NETWORK, "no way"));

        assertThat(brief(apply(step("vendor", Repositories.vendor(), apt("vendor-ce")))))
                .last()
                .isEqualTo("failed NETWORK the package index: exit 100 [no way]");
    }

    @Test
    void anInterruptLeavesWhatWaits() {
        door.meanwhile(() -> stopped.set(true));

        assertThat(brief(apply(step("vendor", Repositories.vendor(), apt("vendor-ce")))))
                .containsExactly("skipped interrupted", "skipped interrupted");
    }

    /** The lists of one repository alone would pass for fresh lists of all. */
    @Test
    void aRepositoryNeedsTheListsOfTheOthersFirst() {
        box.installed("vendor-ce", "5");
        archive = new FakeArchive(root.resolve("fresh"));
        door = new FakeDoor(box, archive);
        var plan = plan(step("vendor", Repositories.vendor(), apt("vendor-ce")));
        assertThat(plan.effects().getFirst())
                .isEqualTo(new PlannedEffect(new Effect.RefreshIndex(), List.of("vendor")));

        apply(plan);
        assertThat(door.performed().getFirst()).isEqualTo(new Effect.RefreshIndex());
    }

    @Test
    void aRepositoryIsNotTouchedWhereTheListsOfTheOthersFail() {
        archive = new FakeArchive(root.resolve("fresh"));
        door = new FakeDoor(box, archive)
                .answer(
                        Effect.RefreshIndex.class::isInstance,
                        new Door.Performed.Broken(Outcome.Cause.NETWORK, "no network", "", List.of()));

        var outcomes = apply(step("vendor", Repositories.vendor(), apt("vendor-ce")));

        assertThat(outcomes.getFirst()).isEqualTo(new Outcome.Skipped("step vendor did not succeed"));
        assertThat(door.performed()).containsExactly(new Effect.RefreshIndex());
    }

    private static Effect waiting(String... names) {
        return new InstallAfterwards(new InstallPackages(List.of(names), Recommends.WITHOUT));
    }

    private static List<Effect> arrived(List<Effect> effects) {
        return effects.stream()
                .map(effect -> effect instanceof InstallAfterwards(var what) ? what : effect)
                .toList();
    }

    private static String wanted() {
        return "https://apt.example/ubuntu noble stable, key " + Repositories.FINGERPRINT;
    }

    private String kept() {
        var plan = plan(step("x", file("~/a")));
        return ((Change.Keep) plan.changes().getFirst()).found();
    }

    private static String key() {
        try (var in = AfterwardsTest.class.getResourceAsStream("/component/keys/one.asc")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
