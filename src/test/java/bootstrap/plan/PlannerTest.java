package bootstrap.plan;

import static bootstrap.plan.Steps.apt;
import static bootstrap.plan.Steps.judged;
import static bootstrap.plan.Steps.recommending;
import static bootstrap.plan.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.AptPackage;
import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.Effect.RefreshIndex;
import bootstrap.component.FakeArchive;
import bootstrap.component.ManagedFile;
import bootstrap.component.ManagedFile.Content;
import bootstrap.component.Membership;
import bootstrap.component.PackageChange;
import bootstrap.component.Service;
import bootstrap.component.State;
import bootstrap.component.VirtualEnvironment;
import bootstrap.facts.FakeBox;
import bootstrap.plan.Plan.Index;
import bootstrap.plan.Plan.PlannedEffect;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.GuardedRunner;
import bootstrap.process.ScriptedRunner;
import bootstrap.profile.Condition.Judgement;
import bootstrap.profile.Size;
import bootstrap.profile.StepHere;
import bootstrap.profile.StepHere.EnsureHere;
import bootstrap.source.Location;
import bootstrap.version.Constraint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final Service DOCKER = new Service("docker", Service.Running.RUNNING, Service.Boot.AS_IT_IS);

    @TempDir
    Path root;

    private FakeBox box;
    private FakeArchive archive;

    @BeforeEach
    void start() {
        box = FakeBox.in(root);
        archive = new FakeArchive(root).fetched(Duration.ofHours(1));
        List.of("bc", "jq", "g++", "aa", "bb").forEach(name -> archive.candidate(name, "2"));
    }

    @Test
    void packagesOfAllStepsAreOneTransaction() {
        var plan = plan(step("a", apt("jq"), apt("bc")), step("b", apt("dpkg")), step("c", apt("bc"), apt("g++")));

        assertThat(plan.effects())
                .containsExactly(new PlannedEffect(install(Recommends.WITHOUT, "jq", "bc", "g++"), List.of("a", "c")));
        assertThat(archive.started())
                .filteredOn(line -> line.endsWith(" policy -- jq bc g++"))
                .hasSize(1);
        assertThat(plan.index()).isEqualTo(new Index.Usable());
    }

    @Test
    void recommendedPackagesNeedATransactionOfTheirOwn() {
        assertThat(plan(step("a", apt("jq"), recommending("bc")), step("b", apt("g++")))
                        .effects())
                .containsExactly(
                        new PlannedEffect(install(Recommends.WITHOUT, "jq", "g++"), List.of("a", "b")),
                        new PlannedEffect(install(Recommends.WITH, "bc"), List.of("a")));
    }

    @Test
    void packagesComeFirstThenTheRestInFileOrderEachEffectOnce() {
        var first = new VirtualEnvironment("ai", List.of(), "");
        var plan = plan(
                step("files", file("~/b"), file("~/a")),
                step("python", first, apt("bc")),
                step("again", new VirtualEnvironment("ai", List.of(), ""), file("~/a")));

        var venv = Command.changing("/usr/bin/python3", "-m", "venv", place()).with("VIRTUAL_ENV", place());
        assertThat(plan.effects())
                .containsExactly(
                        new PlannedEffect(install(Recommends.WITHOUT, "bc"), List.of("python")),
                        new PlannedEffect(write("b"), List.of("files")),
                        new PlannedEffect(write("a"), List.of("files", "again")),
                        new PlannedEffect(new Effect.Run(venv, List.of()), List.of("python", "again")));
    }

    @Test
    void whatIsBroughtBesideAptIsSummedAndTheSameThingOnce() {
        var here = new Judgement.Holds();
        var notHere =
                new EnsureHere(Steps.sized(file("~/c"), new Size(1_000, 1_000)).entry(), new Judgement.Fails("no"));
        var plan = plan(
                Steps.of("one", here, List.of(), List.of(Steps.sized(file("~/a"), new Size(1, 20)), notHere)),
                Steps.of("two", here, List.of(), List.of(Steps.sized(file("~/a"), new Size(2, 10)))),
                Steps.of("three", here, List.of(), List.of(Steps.sized(file("~/b"), new Size(4, 40)))),
                step("unsaid", file("~/d"), apt("bc")));

        assertThat(plan.besidesApt()).isEqualTo(new Size(2 + 4, 20 + 40));
    }

    @Test
    void whatIsThereAlreadyTakesNothing() {
        var kept = Steps.sized(apt("dpkg"), new Size(1, 1));

        assertThat(plan(Steps.of("kept", new Judgement.Holds(), List.of(), List.of(kept)))
                        .besidesApt())
                .isEqualTo(Size.UNSAID);
    }

    @Test
    void withoutListsThePlanBeginsWithTheRefresh() {
        archive = new FakeArchive(root.resolve("fresh"));
        var plan = plan(step("files", file("~/a")), step("b", apt("bc")), step("c", apt("aa", "bb")));

        assertThat(plan.index()).isEqualTo(new Index.Missing());
        assertThat(plan.effects().getFirst()).isEqualTo(new PlannedEffect(new RefreshIndex(), List.of("b", "c")));
        assertThat(plan.effects().get(1).effect()).isEqualTo(install(Recommends.WITHOUT, "bc", "aa"));
        assertThat(plan.changes().getLast())
                .isInstanceOfSatisfying(
                        Change.Deferred.class,
                        later -> assertThat(later.candidates()).containsExactly("aa", "bb"));
        assertThat(archive.started()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT23H59M, -1", "PT24H1M, 1", "PT47H, 1", "PT49H, 2"})
    void oldListsAreRefreshedFirst(Duration age, long days) {
        archive.fetched(age);
        var plan = plan(step("a", apt("bc")));

        assertThat(plan.index()).isEqualTo(days < 0 ? new Index.Usable() : new Index.Old(days));
        assertThat(plan.effects().getFirst().effect() instanceof RefreshIndex).isEqualTo(days >= 0);
        assertThat(plan.changes())
                .first()
                .isInstanceOfSatisfying(
                        Change.Create.class,
                        create -> assertThat(create.wanted()).isEqualTo("bc 2"));
    }

    @Test
    void listsAreNoMatterWhenNothingIsInstalled() {
        archive = new FakeArchive(root.resolve("fresh"));
        var plan = plan(step("a", apt("dpkg"), file("~/a")));

        assertThat(plan.index()).isEqualTo(new Index.Usable());
        assertThat(plan.effects()).containsExactly(new PlannedEffect(write("a"), List.of("a")));
    }

    @Test
    void twoHundredInstalledPackagesStartNoProgram() {
        var names = IntStream.range(0, 200).mapToObj(i -> "package" + i).toList();
        names.forEach(name -> box.installed(name, "1"));

        var plan = plan(step("a", names.stream().map(Steps::apt).toArray(Component[]::new)));

        assertThat(plan.changes()).hasSize(200).allMatch(Change.Keep.class::isInstance);
        assertThat(plan.changesNothing()).isTrue();
        assertThat(archive.started()).isEmpty();
    }

    @Test
    void whereTheListOfPackagesCannotBeReadAptIsNotAsked() {
        box.without("/var/lib/dpkg/status");
        var plan = plan(step("a", apt("bc")));

        assertThat(plan.changes()).containsExactly(new Change.Blocked("/var/lib/dpkg/status does not exist"));
        assertThat(plan.leadsNowhere()).isTrue();
        assertThat(archive.started()).isEmpty();
    }

    @Test
    void onlyCandidatesThatAreNeededAreAskedFor() {
        box.installed("jq", "1");
        var newer = new AptPackage(
                List.of("jq"), ((Constraint.Parsed.Good) Constraint.parse(">= 2")).constraint(), Recommends.WITHOUT);

        plan(step("a", apt("dpkg"), newer, apt("aa", "bb")));

        assertThat(archive.started())
                .filteredOn(line -> line.contains(" policy -- "))
                .first()
                .asString()
                .endsWith(" policy -- jq aa bb");
    }

    @Test
    void aStepThatDoesNotApplyIsSkippedAndNotProbed() {
        box.systemd();
        var plan =
                plan(judged("gpu", new Judgement.Fails("this box has no NVIDIA card"), List.of(), DOCKER, apt("bc")));

        assertThat(plan.steps()).singleElement().isInstanceOfSatisfying(PlannedStep.Skipped.class, skipped -> {
            assertThat(skipped.reason()).isEqualTo("this box has no NVIDIA card");
            assertThat(skipped.decided()).isEmpty();
        });
        assertThat(plan.changesNothing()).isTrue();
        assertThat(plan.leadsNowhere()).isFalse();
        assertThat(archive.started()).isEmpty();
    }

    @Test
    void aStepWhoseConditionIsUnknownIsBlockedAndNotProbed() {
        box.systemd();
        var plan = plan(judged("gpu", new Judgement.Open("release is unknown"), List.of(), DOCKER, apt("bc")));

        assertThat(plan.changes())
                .containsExactly(new Change.Blocked("release is unknown"), new Change.Blocked("release is unknown"));
        assertThat(plan.steps().getFirst().decided().getFirst().state())
                .isEqualTo(new State.Unknown("release is unknown"));
        assertThat(plan.leadsNowhere()).isTrue();
        assertThat(archive.started()).isEmpty();
    }

    @Test
    void anEntryHasAConditionOfItsOwn() {
        box.systemd();
        var at = new Location("p.yaml", 7, 3);
        var plan = plan(Steps.of(
                "docker",
                new Judgement.Holds(),
                List.of(),
                List.of(
                        Steps.entry(DOCKER, at, new Judgement.Fails("systemd is not running")),
                        Steps.entry(apt("bc"), at, new Judgement.Open("memory is unknown")),
                        Steps.entry(apt("dpkg"), at, new Judgement.Holds()))));

        assertThat(((PlannedStep.Going) plan.steps().getFirst()).entries())
                .containsExactly(
                        new Entry.NotHere(DOCKER, at, "systemd is not running"),
                        new Entry.Decided(
                                apt("bc"),
                                at,
                                new State.Unknown("memory is unknown"),
                                new Change.Blocked("memory is unknown")),
                        new Entry.Decided(
                                apt("dpkg"), at, new State.Present("dpkg 1.22.6"), new Change.Keep("dpkg 1.22.6")));
    }

    @Test
    void whatIsImpossibleLeadsNowhereButTheRestIsPlanned() {
        var plan = plan(step("a", apt("nosuch")), step("b", apt("bc")));

        assertThat(plan.leadsNowhere()).isTrue();
        assertThat(plan.effects()).containsExactly(new PlannedEffect(install(Recommends.WITHOUT, "bc"), List.of("b")));
    }

    @Test
    void theClosureNamesWhatGoesAway() {
        archive.conflicting("bc", "dc");

        var plan = plan(step("a", apt("bc"), apt("jq")));

        assertThat(plan.closure().removed()).extracting(PackageChange::name).containsExactly("dc");
        assertThat(plan.closure()).isInstanceOfSatisfying(Closure.Known.class, known -> {
            assertThat(known.packages()).extracting(PackageChange::name).containsExactly("dc", "bc", "jq");
            assertThat(known.fetchBytes()).isEqualTo(2000);
        });
    }

    @Test
    void withoutListsTheClosureIsKnownAfterTheRefresh() {
        archive = new FakeArchive(root.resolve("other"));

        assertThat(plan(step("a", apt("bc"))).closure()).isEqualTo(new Closure.AfterRefresh());
        assertThat(plan(step("a", apt("dpkg"))).closure()).isEqualTo(new Closure.Unneeded());
    }

    @Test
    void theStepForWhichAptFindsNoWayIsImpossibleAndTheOthersGoOn() {
        archive.unsolvable("bc", "bc");

        var plan = plan(step("a", apt("jq")), step("b", apt("bc"), apt("aa")), step("c", apt("g++")));

        assertThat(plan.changes().get(0)).isInstanceOf(Change.Create.class);
        assertThat(plan.changes().subList(1, 3))
                .allSatisfy(change -> assertThat(change)
                        .isInstanceOfSatisfying(
                                Change.Impossible.class,
                                impossible -> assertThat(impossible.reason()).contains("bc : Depends: nothing")));
        assertThat(plan.effects())
                .containsExactly(new PlannedEffect(install(Recommends.WITHOUT, "jq", "g++"), List.of("a", "c")));
        assertThat(plan.leadsNowhere()).isTrue();
        assertThat(plan.closure()).isInstanceOf(Closure.Known.class);
    }

    @Test
    void ofTwoThatDoNotGoTogetherTheLaterIsImpossible() {
        archive.unsolvable("bc", "jq");

        var plan = plan(step("a", apt("bc")), step("b", apt("jq")));

        assertThat(plan.changes().get(0)).isInstanceOf(Change.Create.class);
        assertThat(plan.changes().get(1)).isInstanceOf(Change.Impossible.class);
    }

    @Test
    void whatDpkgLeftIsFinishedFirstWhereSomethingIsInstalled() {
        box.stanza("half", "Status: install ok half-configured\nArchitecture: amd64\nVersion: 1\n");

        assertThat(plan(step("a", apt("bc"))).effects())
                .containsExactly(
                        new PlannedEffect(new Effect.FinishPackages(), List.of("a")),
                        new PlannedEffect(install(Recommends.WITHOUT, "bc"), List.of("a")));
        assertThat(plan(step("a", apt("dpkg"))).changesNothing()).isTrue();
    }

    /** apt would say that all is well and leave it as it is. */
    @Test
    void whatOnlyUnpackingAgainHelpsIsNotPromised() {
        box.stanza("bc", "Status: install reinstreq half-installed\nArchitecture: amd64\nVersion: 1\n");

        assertThat(plan(step("a", apt("bc"))).changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Impossible.class,
                        impossible -> assertThat(impossible.reason()).endsWith("sudo apt-get install --reinstall bc"));
    }

    @Test
    void aJournalThatDpkgDidNotEndIsFinishedToo() {
        box.file("/var/lib/dpkg/updates/0000", "");

        assertThat(plan(step("a", apt("bc"))).effects().getFirst().effect()).isEqualTo(new Effect.FinishPackages());
    }

    @Test
    void whatIsThereOnlyForOthersIsMarkedAllAtOnce() {
        box.installed("bc", "2").installed("jq", "2").automatic("bc", "jq", "aa");

        var plan = plan(step("a", apt("bc")), step("b", apt("jq"), apt("dpkg")));

        assertThat(plan.effects())
                .containsExactly(new PlannedEffect(new Effect.MarkManual(List.of("bc", "jq")), List.of("a", "b")));
        assertThat(plan.changes().getFirst())
                .isInstanceOfSatisfying(
                        Change.Update.class,
                        update -> assertThat(update.wanted()).isEqualTo("bc 2, marked as asked for"));
        assertThat(plan.needsNetwork()).isFalse();
    }

    @Test
    void planningOnlyReads() {
        box.systemd().group("docker:x:999:");
        var caches = " -o Dir::Cache::pkgcache=/proc/none/pkgcache.bin";
        var runner = new ScriptedRunner()
                .answer(
                        "/usr/bin/systemctl show -p LoadState,ActiveState,UnitFileState,WantedBy,RequiredBy,BoundBy,UpheldBy,TriggeredBy,BusName -- docker",
                        "LoadState=not-found\nActiveState=inactive\nUnitFileState=\n")
                .answer("/usr/bin/apt-cache" + caches + " policy -- bc", "bc:\n  Installed: (none)\n  Candidate: 2\n")
                .answer(
                        "/usr/bin/apt-get" + caches
                                + " -q=1 -V -o APT::Get::Show-Upgraded=true -o APT::Get::Only-Upgrade=false --print-uris --yes install"
                                + " --no-install-recommends -- bc",
                        "The following NEW packages will be installed:\n   bc (2)\n"
                                + "0 upgraded, 1 newly installed, 0 to remove and 0 not upgraded.\n"
                                + "'http://a.example/bc.deb' bc.deb 9 MD5Sum:0\n")
                .answer("/usr/bin/apt-cache" + caches + " policy", "Package files:\n")
                .answer(
                        "/usr/bin/apt-cache" + caches + " show -- bc=2",
                        "Package: bc\nVersion: 2\nInstalled-Size: 3\n");

        var plan = plan(
                GuardedRunner.reading(runner),
                step("all", apt("bc"), DOCKER, file("~/a"), new Membership("docker", "bob")));

        assertThat(plan.changes()).hasSize(4).allMatch(Change.Create.class::isInstance);
        assertThat(runner.started()).hasSize(6); // policy is asked for candidates, and for what changes
    }

    private Plan plan(StepHere... steps) {
        return plan(GuardedRunner.reading(archive), steps);
    }

    private Plan plan(CommandRunner reading, StepHere... steps) {
        return new Planner(archive.index(), reading, 2).plan(List.of(steps), box.box());
    }

    private static ManagedFile file(String path) {
        return new ManagedFile(path, new Content.Exactly("text"), "0644", As.TARGET);
    }

    private Effect write(String name) {
        return new Effect.WriteFile(box.home().resolve(name), "text", "0644", As.TARGET);
    }

    private String place() {
        return box.home() + "/.local/share/bootstrap/venvs/ai";
    }

    private static Effect install(Recommends recommends, String... names) {
        return new InstallPackages(List.of(names), recommends);
    }
}
