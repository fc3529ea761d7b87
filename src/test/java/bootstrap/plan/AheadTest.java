package bootstrap.plan;

import static bootstrap.plan.Steps.apt;
import static bootstrap.plan.Steps.needing;
import static bootstrap.plan.Steps.recommending;
import static bootstrap.plan.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.FakeArchive;
import bootstrap.component.ManagedFile;
import bootstrap.component.ManagedFile.Content;
import bootstrap.component.Membership;
import bootstrap.facts.FakeBox;
import bootstrap.plan.Plan.PlannedEffect;
import bootstrap.process.As;
import bootstrap.process.GuardedRunner;
import bootstrap.profile.StepHere;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the packages of some steps come before the rest. */
class AheadTest {
    private static final ManagedFile OWN = new ManagedFile("~/a", new Content.Exactly("text"), "0644", As.TARGET);
    private static final Membership JOINS = new Membership("docker", "bob");

    @TempDir
    Path root;

    private FakeBox box;
    private FakeArchive archive;

    @BeforeEach
    void make() {
        box = FakeBox.in(root);
        archive = new FakeArchive(root).fetched(Duration.ofHours(1));
        Stream.concat(Stream.of("base", "tool"), Stream.of(names(20))).forEach(name -> archive.candidate(name, "2"));
    }

    private static String[] names(int many) {
        return IntStream.range(0, many).mapToObj(n -> "p" + n).toArray(String[]::new);
    }

    private static StepHere rest(int many, Component... more) {
        var all = Stream.concat(Stream.of(names(many)).<Component>map(name -> apt(name)), Stream.of(more));
        return step("rest", all.toArray(Component[]::new));
    }

    private Plan plan(StepHere... steps) {
        return new Planner(archive.index(), GuardedRunner.reading(archive), 2).plan(List.of(steps), box.box());
    }

    private static InstallPackages install(String... names) {
        return new InstallPackages(List.of(names), Recommends.WITHOUT);
    }

    private static List<Effect> installs(Plan plan) {
        return plan.effects().stream()
                .map(PlannedEffect::effect)
                .filter(InstallPackages.class::isInstance)
                .toList();
    }

    @Test
    void thoseOfAStepThatGoesOnAndOfWhatItNeedsComeFirst() {
        var plan = plan(rest(10, JOINS), step("tool", apt("tool")), needing("tool", "user", OWN));

        assertThat(plan.ahead()).containsExactlyInAnyOrder("tool", "user");
        assertThat(installs(plan)).containsExactly(install("tool"), install(names(10)));
        assertThat(plan.closure().removed()).isEmpty();
    }

    @Test
    void whatAProfileBeginsWithComesFirst() {
        var plan = plan(
                step("base", apt("base")), step("tool", apt("tool")), needing("tool", "user", OWN), rest(10, JOINS));

        assertThat(installs(plan)).containsExactly(install("base", "tool"), install(names(10)));
    }

    @Test
    void eachKindOfWishHasItsTurn() {
        var plan = plan(
                step("tool", apt("tool"), recommending("base")),
                needing("tool", "user", OWN),
                rest(11, recommending("p19")));

        assertThat(installs(plan))
                .containsExactly(
                        install("tool"),
                        new InstallPackages(List.of("base"), Recommends.WITH),
                        install(names(11)),
                        new InstallPackages(List.of("p19"), Recommends.WITH));
    }

    /** The rule has no sizes then, but the plan says that versions are known after the refresh. */
    @Test
    void withoutListsTooWhereTheStepsSaySo() {
        archive = new FakeArchive(root.resolve("none"));

        assertThat(installs(plan(step("tool", apt("tool")), needing("tool", "user", OWN), rest(1, JOINS))))
                .containsExactly(install("tool"), install("p0"));
    }

    @Test
    void allAtOnceWhereTheRestIsSmall() {
        assertThat(installs(plan(step("tool", apt("tool")), needing("tool", "user", OWN), rest(9, JOINS))))
                .hasSize(1);
    }

    @Test
    void allAtOnceWhereSomethingGoesAway() {
        archive.conflicting("tool", "dc");

        assertThat(installs(plan(step("tool", apt("tool")), needing("tool", "user", OWN), rest(10, JOINS))))
                .hasSize(1);
    }

    /** A step that goes on may use what is upgraded meanwhile. */
    @Test
    void allAtOnceWhereTheRestTouchesWhatIsThere() {
        archive.upgrading("p3", "libc6");

        assertThat(installs(plan(step("tool", apt("tool")), needing("tool", "user", OWN), rest(12, JOINS))))
                .hasSize(1);
    }

    @Test
    void whatTheFirstTouchesIsDoneByThen() {
        archive.upgrading("tool", "libc6");

        assertThat(installs(plan(step("tool", apt("tool")), needing("tool", "user", OWN), rest(10, JOINS))))
                .hasSize(2);
    }

    /** Together with the rest something else is chosen than for the first alone. */
    @Test
    void allAtOnceWhereTheFirstAloneWouldBringSomethingElse() {
        archive.alone("tool", "other");

        var plan = plan(step("tool", apt("tool")), needing("tool", "user", OWN), rest(10, JOINS));

        assertThat(plan.ahead()).isEmpty();
        assertThat(installs(plan)).hasSize(1);
    }

    @Test
    void allAtOnceWhereNothingGoesOn() {
        assertThat(installs(plan(step("tool", apt("tool")), rest(10, JOINS)))).hasSize(1);
        assertThat(installs(plan(step("tool", apt("tool")), needing("tool", "group", JOINS), rest(10))))
                .hasSize(1);
        assertThat(installs(plan(step("tool", apt("tool"), JOINS), needing("tool", "user", OWN), rest(10))))
                .as("what it needs waits for all")
                .hasSize(1);
    }
}
