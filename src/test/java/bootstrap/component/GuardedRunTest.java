package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Effect.Recommends;
import bootstrap.component.ManagedFile.Content;
import bootstrap.facts.FakeBox;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.process.ScriptedRunner;
import bootstrap.source.SourceFile;
import bootstrap.version.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedRunTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void start() {
        box = FakeBox.in(root);
    }

    @Test
    void runsUntilItsGuardHolds() throws IOException {
        var unless = file(new Content.Anything());
        var words = List.of("make", "install", "~/not/leading=~/x");
        var effects = List.<Effect>of(Effect.Run.of(Command.changing("make", "install", box.home() + "/not/leading=~/x")
                .in(box.home())
                .within(LIMIT)));

        assertThat(plan(run(unless, words))).isEqualTo(new Change.Create("make install ~/not/leading=~/x", effects));

        Files.createFile(box.home().resolve("x"));
        assertThat(plan(run(unless, words))).isEqualTo(new Change.Keep("there"));
    }

    @Test
    void aGuardThatIsThereButNotAsWantedIsUpdatedByTheRun() throws IOException {
        Files.writeString(box.home().resolve("x"), "other");

        assertThat(plan(run(file(new Content.Exactly("text")), List.of("make"))))
                .isInstanceOfSatisfying(Change.Update.class, update -> {
                    assertThat(update.from()).startsWith("sha256 ");
                    assertThat(update.wanted()).isEqualTo("make");
                    assertThat(update.effects())
                            .containsExactly(Effect.Run.of(
                                    Command.changing("make").in(box.home()).within(LIMIT)));
                });
    }

    @Test
    void aGuardThatCannotBeLookedAtBlocks() throws IOException {
        // A link to itself leads nowhere, also for root.
        Files.createSymbolicLink(box.home().resolve("x"), box.home().resolve("x"));

        assertThat(plan(run(file(new Content.Anything()), List.of("make")))).isInstanceOf(Change.Blocked.class);
    }

    /** What the guard's own kind would do is no matter: apt has no such package, or can't tell yet. */
    @Test
    void whateverTheGuardsKindWouldDoTheProgramRuns() {
        var unless = new AptPackage(List.of("aa", "bb"), Constraint.ANY, Recommends.WITHOUT);
        for (Candidates candidates :
                List.of(new Candidates.NoLists(), new Candidates.Unasked(), new Candidates.Listed(Map.of()))) {
            assertThat(plan(run(unless, List.of("make")), candidates))
                    .isInstanceOfSatisfying(
                            Change.Create.class,
                            create -> assertThat(create.wanted()).isEqualTo("make"));
        }
        box.installed("bb", "1");
        assertThat(plan(run(unless, List.of("make")), new Candidates.NoLists())).isEqualTo(new Change.Keep("bb 1"));
    }

    @Test
    void itsWorkplaceGoesAlong() {
        var source = new SourceFile("setup.py", "pass\n");
        var run = new GuardedRun(
                List.of("~/bin/python", "setup.py"),
                file(new Content.Anything()),
                new Workplace(List.of(source), "ai", Map.of("A", "~/b")),
                As.ROOT,
                LIMIT);

        assertThat(plan(run).effects())
                .containsExactly(new Effect.Run(
                        Command.changing(box.home() + "/bin/python", "setup.py")
                                .asRoot()
                                .in(box.home())
                                .within(LIMIT)
                                .with("A", "~/b")
                                .with("VIRTUAL_ENV", box.home() + "/.local/share/bootstrap/venvs/ai"),
                        List.of(source)));
    }

    @Test
    void itAsksProgramsWhereItsGuardDoes() {
        var guard = new Service("docker", Service.Running.RUNNING, Service.Boot.AS_IT_IS);

        assertThat(run(guard, List.of("true")).asksPrograms()).isTrue();
        assertThat(run(file(new Content.Exactly("a")), List.of("true")).asksPrograms())
                .isFalse();
    }

    private static ManagedFile file(Content content) {
        return new ManagedFile("~/x", content, "0644", As.TARGET);
    }

    private static GuardedRun run(Component unless, List<String> words) {
        return new GuardedRun(words, unless, Workplace.EMPTY, As.TARGET, LIMIT);
    }

    private Change plan(GuardedRun run) {
        return plan(run, new Candidates.Unasked());
    }

    private Change plan(GuardedRun run, Candidates candidates) {
        return run.plan(run.probe(box.box(), new ScriptedRunner()), new Outlook(box.box(), candidates));
    }
}
