package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.FakeArchive;
import bootstrap.component.ManagedFile;
import bootstrap.component.ManagedFile.Content;
import bootstrap.facts.Fact;
import bootstrap.facts.FakeBox;
import bootstrap.facts.Packages;
import bootstrap.plan.Plan;
import bootstrap.plan.Planner;
import bootstrap.process.As;
import bootstrap.process.GuardedRunner;
import bootstrap.profile.StepHere;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A box, its archive and a door to it: steps are planned and applied as the tool does it. */
abstract class ApplyBase {
    static final String CHANGED = "the box changed since the plan was made: plan again";

    @TempDir
    Path root;

    final AtomicBoolean stopped = new AtomicBoolean();
    final NotedProgress progress = new NotedProgress();
    FakeBox box;
    FakeArchive archive;
    FakeDoor door;

    @BeforeEach
    void makeBox() {
        box = FakeBox.in(root);
        archive = new FakeArchive(root).fetched(Duration.ofHours(1));
        List.of("bc", "jq", "bad", "aa", "bb").forEach(name -> archive.candidate(name, "2"));
        door = new FakeDoor(box, archive);
    }

    Plan plan(StepHere... steps) {
        return new Planner(archive.index(), GuardedRunner.reading(archive), 2).plan(List.of(steps), box.box());
    }

    List<Outcome> apply(StepHere... steps) {
        return apply(plan(steps));
    }

    List<Outcome> apply(Plan plan) {
        return applier().apply(plan).stream().map(ComponentOutcome::outcome).toList();
    }

    /** The box was read when the plan was made: what changes meanwhile is only seen by reading again. */
    Applier applier() {
        var seen = box.box();
        assertThat(seen.packages()).isInstanceOf(Packages.Read.class);
        assertThat(seen.accounts()).isInstanceOf(Fact.Known.class);
        var reading = GuardedRunner.reading(archive);
        var packages = new PackagePhase(archive.index(), reading, stopped::get);
        return new Applier(seen, door, packages, reading, progress, stopped::get);
    }

    static ManagedFile file(String path) {
        return new ManagedFile(path, new Content.Exactly("text"), "0644", As.TARGET);
    }

    static Effect install(String... names) {
        return new InstallPackages(List.of(names), Recommends.WITHOUT);
    }

    Effect write(String name) {
        return new Effect.WriteFile(box.home().resolve(name), "text", "0644", As.TARGET);
    }

    String kept(String name) {
        assertThat(box.home().resolve(name)).exists();
        return "sha256 982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1, mode 0644, uid " + box.alice();
    }

    static Outcome failed(String reason) {
        return new Outcome.Failed(Cause.STEP, reason, "", List.of());
    }

    /** The outcome without how long it took. */
    static String brief(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied(String now, Duration took) -> "applied " + now;
            case Outcome.Unneeded(String found) -> "unneeded " + found;
            case Outcome.Failed(Cause cause, String reason, String typed, var lines) ->
                "failed " + cause + " " + reason + (lines.isEmpty() ? "" : " " + lines);
            case Outcome.Skipped(String reason) -> "skipped " + reason;
        };
    }

    static List<String> brief(List<Outcome> outcomes) {
        return outcomes.stream().map(ApplyBase::brief).toList();
    }
}
