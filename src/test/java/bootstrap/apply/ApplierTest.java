package bootstrap.apply;

import static bootstrap.plan.Steps.apt;
import static bootstrap.plan.Steps.judged;
import static bootstrap.plan.Steps.needing;
import static bootstrap.plan.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Effect;
import bootstrap.component.GuardedRun;
import bootstrap.component.ManagedFile;
import bootstrap.component.ManagedFile.Content;
import bootstrap.component.Membership;
import bootstrap.component.RustToolchain;
import bootstrap.component.Service;
import bootstrap.component.VirtualEnvironment;
import bootstrap.component.Workplace;
import bootstrap.plan.Plan.PlannedEffect;
import bootstrap.plan.Planner;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.process.Result;
import bootstrap.process.ScriptedRunner;
import bootstrap.profile.Condition.Judgement;
import bootstrap.version.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplierTest extends ApplyBase {
    private static final Membership JOINS = new Membership("docker", "bob");

    @Test
    void everyAnnouncedEffectIsPerformedOnceAndInOrder() {
        var plan = plan(
                step("files", file("~/a"), apt("bc")), step("docker", apt("jq"), JOINS), step("last", file("~/b")));

        assertThat(brief(apply(plan)))
                .containsExactly(
                        "applied " + kept("a"),
                        "applied bc 2",
                        "applied jq 2",
                        "applied bob is in docker",
                        "applied " + kept("b"));
        assertThat(door.performed())
                .isEqualTo(plan.effects().stream().map(PlannedEffect::effect).toList())
                .hasSize(4);
    }

    @Test
    void theSecondApplyDoesNothing() {
        var steps = List.of(step("a", apt("bc"), file("~/a")), step("b", JOINS));
        apply(plan(steps.getFirst(), steps.getLast()));
        int before = door.performed().size();

        var again = plan(steps.getFirst(), steps.getLast());

        assertThat(again.changesNothing()).isTrue();
        assertThat(brief(apply(again)))
                .containsExactly("unneeded bc 2", "unneeded " + kept("a"), "unneeded bob is in docker");
        assertThat(door.performed()).hasSize(before);
    }

    @Test
    void outcomesNameTheirStepAndLine() {
        var outcome = applier().apply(plan(step("a", file("~/a"), file("~/b")))).getLast();

        assertThat(outcome.step().id()).isEqualTo("a");
        assertThat(outcome.component()).isEqualTo(file("~/b"));
        assertThat(outcome.at()).hasToString("a.yaml:2:1");
    }

    @Test
    void eachEffectIsHeardOf() {
        apply(step("a", file("~/a")), step("b", JOINS));

        assertThat(progress.events())
                .containsExactly(
                        "started WriteFile for a", "ended WriteFile Done", "started Run for b", "ended Run Done");
    }

    @Test
    void afterAFailureTheStepIsGivenUpAndTheOthersGoOn() {
        door.answer(write("a")::equals, FakeDoor.broken(Cause.STEP, "no space"));

        assertThat(brief(apply(step("a", apt("bc"), file("~/a"), file("~/b"), apt("dpkg")), step("c", file("~/c")))))
                .containsExactly(
                        "applied bc 2",
                        "failed STEP exit 100 [no space]",
                        "skipped step a did not succeed",
                        "unneeded dpkg 1.22.6",
                        "applied " + kept("c"));
        assertThat(door.performed()).containsExactly(install("bc"), write("a"), write("c"));
    }

    @Test
    void stepsThatNeedAFailedOneAreSkipped() {
        door.unresolvable("bad", Cause.STEP);

        assertThat(brief(apply(
                        step("a", apt("bad")),
                        needing("a", "b", file("~/b"), apt("dpkg")),
                        needing("b", "c", file("~/c")),
                        needing("elsewhere", "d", file("~/d")))))
                .containsExactly(
                        "failed STEP exit 100 [E: no bad]",
                        "skipped step a did not succeed",
                        "unneeded dpkg 1.22.6",
                        "skipped step b did not succeed",
                        "applied " + kept("d"));
    }

    @Test
    void blockedAndImpossibleEntriesFail() {
        var folder = new ManagedFile("~/folder", new Content.Exactly("x"), "0644", As.TARGET);
        folderAt("folder");

        assertThat(apply(
                        judged("a", new Judgement.Open("release is unknown"), List.of(), file("~/a")),
                        step("b", folder),
                        needing("a", "c", folder)))
                .containsExactly(
                        failed("release is unknown"),
                        failed("impossible here: ~/folder is not a regular file"),
                        failed("impossible here: ~/folder is not a regular file"));
        assertThat(door.performed()).isEmpty();
    }

    @Test
    void aSkippedStepHasNoOutcome() {
        assertThat(apply(judged("gpu", new Judgement.Fails("no card"), List.of(), file("~/a"))))
                .isEmpty();
    }

    @Test
    void otherThanAnnouncedIsNotDone() throws IOException {
        var rust = new RustToolchain(
                "stable", "minimal", List.of(), new RustToolchain.Init("1.29.0", Map.of("amd64", "a".repeat(64))));
        var plan = plan(step("rust", rust));
        var bin = Files.createDirectories(box.home().resolve(".cargo/bin"));
        Files.createFile(bin.resolve("rustup")).toFile().setExecutable(true);

        assertThat(apply(plan)).containsExactly(failed(CHANGED));
        assertThat(door.performed()).isEmpty();
    }

    @Test
    void whatBecameImpossibleOrUnreadableIsSaidAsItIs() throws IOException {
        var plan = plan(step("a", file("~/a")), step("b", file("~/b")));
        folderAt("a");
        Files.createSymbolicLink(box.home().resolve("b"), box.home().resolve("b"));

        assertThat(brief(apply(plan)))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("failed STEP impossible here: ~/a is not a regular file"),
                        second -> assertThat(second).startsWith("failed STEP " + box.home() + "/b: "));
        assertThat(door.performed()).isEmpty();
    }

    @Test
    void lessThanAnnouncedIsFine() throws IOException {
        var plan = plan(step("a", file("~/a")), step("b", file("~/b")));
        Files.writeString(box.home().resolve("a"), "text");
        Files.setPosixFilePermissions(box.home().resolve("a"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(brief(apply(plan))).containsExactly("unneeded " + kept("a"), "applied " + kept("b"));
        assertThat(door.performed()).containsExactly(write("b"));
    }

    /** What the first entry brings along must not make the second one other than announced. */
    @Test
    void entriesMayShareAVirtualEnvironment() {
        var ai = box.home().resolve(".local/share/bootstrap/venvs/ai");
        door.meanwhile(() -> {
            if (door.performed().getLast() instanceof Effect.Run(Command command, var files)) {
                made(ai, command.argv().contains("venv") ? List.of("pip-24.0") : List.of("a-1", "b-1"));
                if (command.argv().contains("c")) {
                    made(ai, List.of("c-1"));
                }
            }
        });

        assertThat(brief(apply(step("one", venv("a")), step("two", venv("b", "c")))))
                .containsExactly("applied ai: a 1", "applied ai: b 1, c 1");
        assertThat(door.performed()).hasSize(3);
    }

    @Test
    void aFailedEffectEndsItsEntry() {
        var place = box.home() + "/.local/share/bootstrap/venvs/ai";
        door.answer(effect -> true, FakeDoor.broken(Cause.STEP, "no ensurepip"));

        assertThat(apply(step("python", venv("a"))))
                .containsExactly(new Outcome.Failed(Cause.STEP, "exit 100", "sudo x", List.of("no ensurepip")));
        assertThat(door.performed()).singleElement().asString().contains("venv, " + place);
    }

    @Test
    void theBoxIsReadAgainAlsoAfterAFailure() {
        var failing = new GuardedRun(
                List.of("adduser"), new Membership("docker", "bob"), Workplace.EMPTY, As.ROOT, Duration.ofMinutes(1));
        door.answer(Effect.Run.class::isInstance, FakeDoor.broken(Cause.STEP, "half done"))
                .meanwhile(() -> box.groups(all -> all + "docker:x:999:bob\n"));

        assertThat(brief(apply(step("a", failing), step("b", JOINS))))
                .containsExactly("failed STEP exit 100 [half done]", "unneeded bob is in docker");
    }

    @Test
    void whatThePackagesBroughtIsSeen() {
        door.meanwhile(() -> box.groups(all -> all + "docker:x:999:bob\n"));

        assertThat(brief(apply(step("docker", apt("bc"), JOINS))))
                .containsExactly("applied bc 2", "unneeded bob is in docker");
        assertThat(door.performed()).containsExactly(install("bc"));
    }

    @Test
    void commandsThatEndWellDecideNothing() throws IOException {
        door.answer(effect -> true, new Door.Performed.Done());
        Files.writeString(box.home().resolve("b"), "other");

        assertThat(brief(apply(step("a", file("~/a")), step("b", file("~/b")))))
                .satisfiesExactly(
                        absent -> assertThat(absent)
                                .isEqualTo("failed STEP its commands ended well, but it is not there as wanted"),
                        drifted -> assertThat(drifted)
                                .startsWith(
                                        "failed STEP its commands ended well, but it is not there as wanted: sha256 "));
    }

    @Test
    void whatCannotBeLookedAtAfterwardsIsNotApplied() {
        door.answer(effect -> true, new Door.Performed.Done()).meanwhile(() -> {
            var file = box.home().resolve("a");
            try {
                Files.createSymbolicLink(file, file);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(brief(apply(step("a", file("~/a")))))
                .singleElement()
                .asString()
                .startsWith("failed STEP its commands ended well, but it can't be looked at: ");
    }

    @Test
    void onceStoppedTheRestIsSkipped() {
        door.meanwhile(() -> stopped.set(true));

        assertThat(brief(apply(
                        step("a", apt("bc"), file("~/a"), apt("dpkg")),
                        step("b", file("~/b")),
                        needing("b", "c", JOINS))))
                .containsExactly(
                        "applied bc 2",
                        "skipped interrupted",
                        "unneeded dpkg 1.22.6",
                        "skipped interrupted",
                        "skipped interrupted");
        assertThat(door.performed()).containsExactly(install("bc"));
    }

    /** Ctrl-C ends what only reads, too: no answer then means nothing. */
    @Test
    void stoppedWhileLookingAgainNothingIsSaidOfTheBox() {
        box.systemd();
        var show =
                "/usr/bin/systemctl show -p LoadState,ActiveState,UnitFileState,WantedBy,RequiredBy,BoundBy,UpheldBy,TriggeredBy,BusName -- docker";
        var reading = new ScriptedRunner().answer(show, "LoadState=loaded\nActiveState=inactive\nUnitFileState=\n");
        var service = new Service("docker", Service.Running.RUNNING, Service.Boot.AS_IT_IS);
        var plan = new Planner(archive.index(), reading, 2).plan(List.of(step("docker", service)), box.box());
        reading.answer(show, command -> {
            stopped.set(true);
            return new Result.Exited(130, "", "");
        });

        var packages = new PackagePhase(archive.index(), reading, stopped::get);
        var applier = new Applier(box.box(), door, packages, reading, progress, stopped::get);

        assertThat(applier.apply(plan))
                .singleElement()
                .satisfies(one -> assertThat(brief(one.outcome())).isEqualTo("skipped interrupted"));
        assertThat(door.performed()).isEmpty();
    }

    @Test
    void stoppedBetweenItsEffectsAnEntryIsNotFinished() {
        door.meanwhile(() -> stopped.set(true));

        assertThat(brief(apply(step("python", venv("a"))))).containsExactly("skipped interrupted");
        assertThat(door.performed()).hasSize(1);
    }

    private void folderAt(String name) {
        try {
            Files.createDirectory(box.home().resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a probe says of a file of the tests. */
    private static VirtualEnvironment venv(String... packages) {
        var wanted = List.of(packages).stream()
                .map(text -> ((Requirement.Parsed.Good) Requirement.parse(text)).requirement())
                .toList();
        return new VirtualEnvironment("ai", wanted, "");
    }

    private static void made(Path place, List<String> distributions) {
        try {
            var bin = Files.createDirectories(place.resolve("bin"));
            if (!Files.exists(bin.resolve("python"))) {
                Files.createFile(bin.resolve("python")).toFile().setExecutable(true);
                Files.createFile(place.resolve("pyvenv.cfg"));
            }
            for (String each : distributions) {
                var metadata = place.resolve("lib/python3.12/site-packages/" + each + ".dist-info");
                Files.writeString(Files.createDirectories(metadata).resolve("METADATA"), "");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
