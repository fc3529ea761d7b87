package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.PackageChange.Kind;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import bootstrap.process.ScriptedRunner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AptResolverTest {
    /** Nothing of this may be written, so the caches stay on. */
    private static final AptIndex INDEX = AptIndex.below(Path.of("/nowhere"));

    private static final String LISTS =
            "/usr/bin/apt-get -q=1 -V -o APT::Get::Show-Upgraded=true -o APT::Get::Only-Upgrade=false --print-uris --yes install --no-install-recommends"
                    + " -- bc";
    private static final String SIMULATION =
            "/usr/bin/apt-get -qq -o Dir::Log::Planner=/dev/null -o APT::Get::Only-Upgrade=false --simulate --yes install --no-install-recommends -- bc";
    private static final InstallPackages BC = new InstallPackages(List.of("bc"), Recommends.WITHOUT);

    private final ScriptedRunner runner = new ScriptedRunner();

    private AptResolver asked() {
        return new AptResolver(INDEX, runner, List.of("kept"));
    }

    private static final String TOLD = """
            The following packages will be REMOVED:
               old (2)
            The following NEW packages will be installed:
               bc (1:1.07)
            The following packages will be upgraded:
               libfoo1 (1.0 => 1.2)
            1 upgraded, 1 newly installed, 1 to remove and 0 not upgraded.
            'http://a.example/pool/universe/b/bc/bc_1.07_amd64.deb' bc_1%3a1.07_amd64.deb 500 MD5Sum:0
            'http://a.example/pool/main/f/foo/libfoo1_1.2%2b1.deb' libfoo1_1.2.deb 70 SHA256:0
            """;

    private static final List<PackageChange> CHANGES = List.of(
            new PackageChange(Kind.REMOVED, "old", "3", "", ""),
            new PackageChange(Kind.NEW, "bc", "", "1:1.07", "Ubuntu noble/universe"),
            new PackageChange(Kind.UPGRADED, "libfoo1", "1.0", "1.2", ""));

    private static final List<URI> DOWNLOADS = List.of(
            URI.create("http://a.example/pool/universe/b/bc/bc_1.07_amd64.deb"),
            URI.create("http://a.example/pool/main/f/foo/libfoo1_1.2%2b1.deb"));

    private ScriptedRunner policyOf(String names) {
        return runner.answer("/usr/bin/apt-cache policy", """
                        Package files:
                         500 http://a.example noble/universe amd64 Packages
                             release a=noble,l=Ubuntu,c=universe
                        """).answer("/usr/bin/apt-cache policy -- " + names, """
                        old:
                          Installed: 3
                        bc:
                          Installed: (none)
                          Version table:
                             1:1.07 500
                                500 http://a.example noble/universe amd64 Packages
                        libfoo1:
                          Installed: 1.0
                        """);
    }

    private void recordsOf(String named) {
        runner.answer("/usr/bin/apt-cache show -- " + named, """
                Package: bc
                Version: 1:1.07
                Installed-Size: 100

                Package: libfoo1
                Version: 1.2
                Installed-Size: 30

                Package: libfoo1
                Status: install ok installed
                Version: 1.0
                Installed-Size: 10
                Description: does
                 Installed-Size: 5

                Package: old
                Version: 4
                Installed-Size: 70

                Package: old
                Version: 3
                Installed-Size: 50
                """);
    }

    @Test
    void versionsPublishersAndSizesAreAskedOfWhatAptWouldChange() {
        policyOf("old bc libfoo1").answer(LISTS, TOLD);
        recordsOf("old bc=1:1.07 libfoo1=1.0 libfoo1=1.2");

        var closure = asked().of(List.of(BC));

        assertThat(closure)
                .isEqualTo(new Closure.Known(CHANGES, DOWNLOADS, 570, (100 + 30 - 10 - 50) * 1024, List.of("kept")));
        assertThat(closure.removed()).extracting(PackageChange::name).containsExactly("old");
    }

    @Test
    void whoNeedsNoSizesAsksForNone() {
        policyOf("old bc libfoo1").answer(LISTS, TOLD);

        assertThat(asked().changesOf(List.of(BC)))
                .isEqualTo(new Closure.Known(CHANGES, DOWNLOADS, 570, 0, List.of("kept")));
    }

    /** One to be reinstalled is counted and not named. */
    @Test
    void whereTheListsDoNotTellAllAptSimulates() {
        policyOf("bc libfoo1 old")
                .answer(LISTS, TOLD.replace("1 newly installed", "1 newly installed, 1 reinstalled"))
                .answer(SIMULATION, """
                        Inst bc (1:1.07 Ubuntu:24.04/noble [amd64])
                        Inst libfoo1 [1.0] (1.2 Ubuntu:24.04/noble-updates [amd64])
                        Remv old [3]
                        Conf bc (1:1.07 Ubuntu:24.04/noble [amd64])
                        """);
        recordsOf("bc=1:1.07 libfoo1=1.0 libfoo1=1.2 old");

        assertThat(asked().of(List.of(BC))).isInstanceOfSatisfying(Closure.Known.class, known -> {
            assertThat(known.packages()).containsExactlyInAnyOrderElementsOf(CHANGES);
            assertThat(known.downloads()).isEqualTo(DOWNLOADS);
            assertThat(known.diskBytes()).isEqualTo((100 + 30 - 10 - 50) * 1024);
        });
    }

    @Test
    void whereNothingChangesNothingMoreIsAsked() {
        runner.answer(LISTS, "0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n");

        assertThat(asked().of(List.of(BC))).isEqualTo(new Closure.Known(List.of(), List.of(), 0, 0, List.of("kept")));
    }

    @Test
    void whereAptFindsNoWayItsReasonIsTold() {
        runner.answer(
                LISTS,
                new Result.Exited(
                        100,
                        "The following NEW packages will be installed:\n   bc (2)\nThe following packages have unmet"
                                + " dependencies:\n bc : Depends: dc (> 9) but it is not going"
                                + " to be installed\n",
                        "W: other\nE: The following may tell more:\nE: Unable to correct problems, you have held broken packages.\n"));

        assertThat(asked().of(List.of(BC)))
                .isEqualTo(new Closure.Unsolved("bc : Depends: dc (> 9) but it is not going to be installed;"
                        + " Unable to correct problems, you have held broken packages."));
    }

    @Test
    void aptThatCanNotBeAskedIsAnotherThing() {
        runner.answer(LISTS, new Result.NotStarted("no such file"));

        assertThat(asked().of(List.of(BC))).isEqualTo(new Closure.Unasked("apt did not start: no such file"));
    }

    private static void awaitBegun(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What went wrong with one is told when all have ended. */
    @Test
    void noQuestionIsLeftBehind() throws InterruptedException {
        var failed = new CountDownLatch(2);
        var held = new CountDownLatch(1);
        CommandRunner asked = (command, lines) -> {
            if (command.argv().contains("--print-uris")) {
                return new Result.Exited(0, TOLD, "");
            }
            if (command.argv().contains("policy")) {
                failed.countDown();
                return new Result.NotStarted("no such file");
            }
            awaitBegun(held);
            return new Result.Exited(0, "", "");
        };
        var answers = new ArrayBlockingQueue<Closure>(1);
        Thread.ofPlatform().daemon().start(() -> answers.add(new AptResolver(INDEX, asked, List.of()).of(List.of(BC))));

        awaitBegun(failed);
        assertThat(answers.poll(200, TimeUnit.MILLISECONDS)).isNull();
        held.countDown();

        assertThat(answers.take()).isEqualTo(new Closure.Unasked("apt did not start: no such file"));
    }

    /** Where apt-cache has no answer, it is not that apt finds no way. */
    @Test
    void whatAptCacheDoesNotTellIsNoReasonOfAnyStep() {
        policyOf("old bc libfoo1")
                .answer(LISTS, TOLD)
                .answer("/usr/bin/apt-cache policy", new Result.Exited(100, "", "E: Cache is out of sync\n"));

        assertThat(asked().changesOf(List.of(BC))).isEqualTo(new Closure.Unasked("apt-cache: Cache is out of sync"));
    }
}
