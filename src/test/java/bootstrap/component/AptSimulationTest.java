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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptSimulationTest {
    /** Nothing of this may be written, so the caches stay on. */
    private static final AptIndex INDEX = AptIndex.below(Path.of("/nowhere"));

    private static final String APT =
            "/usr/bin/apt-get -o Dir::Log::Planner=/dev/null -qq --yes %s install --no-install-recommends -- bc";
    private static final InstallPackages BC = new InstallPackages(List.of("bc"), Recommends.WITHOUT);

    private final ScriptedRunner runner = new ScriptedRunner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Inst bc (1.07.1-3 Ubuntu:24.04/noble [amd64])|NEW|bc||1.07.1-3|Ubuntu noble",
                "Inst bc [1.06] (1.07 Ubuntu:24.04/noble-updates, Ubuntu:24.04/noble-security [amd64])"
                        + "|UPGRADED|bc|1.06|1.07|Ubuntu noble-updates",
                "Inst bc [1.06] (1.07 Ubuntu:24.04/noble [amd64]) [dc:amd64 ]|UPGRADED|bc|1.06|1.07|Ubuntu noble",
                "Inst bc [1.08] (1.07 UbuntuESMApps:24.04/noble-apps-security [all])"
                        + "|DOWNGRADED|bc|1.08|1.07|UbuntuESMApps noble-apps-security",
                "Inst docker-ce (5:28.0-1 Docker CE:noble [amd64]) []|NEW|docker-ce||5:28.0-1|Docker CE noble",
                "Inst libc6:i386 (2.39 Ubuntu:24.04/noble [i386])|NEW|libc6:i386||2.39|Ubuntu noble",
                "Inst own (1 localhost [all])|NEW|own||1|localhost",
                "Inst own (1 [all])|NEW|own||1|''",
                "Inst bc [1] (1 Ubuntu:24.04/noble [amd64])|REINSTALLED|bc|1|1|Ubuntu noble",
                "Remv snapd [2.63]|REMOVED|snapd|2.63||''",
                "Remv snapd [2.63] [other ]|REMOVED|snapd|2.63||''",
                "Purg snapd [2.63]|REMOVED|snapd|2.63||''"
            })
    void eachLineOfTheSimulationIsOneChange(
            String line, Kind kind, String name, String from, String to, String origin) {
        assertThat(AptSimulation.changes(List.of("Reading package lists...", line, "Conf bc (1 x [amd64])")))
                .containsExactly(new PackageChange(kind, name, text(from), text(to), origin));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    /** What is to be fetched is asked for while apt simulates, the rest when it is known. */
    @Test
    void sizesAndComponentsComeFromTheRecords() {
        runner.answer(APT.formatted("--simulate"), """
                        Inst libfoo1 [1.0] (1.2 Ubuntu:24.04/noble-updates [amd64])
                        Remv old [3]
                        Inst bc (1:1.07 Ubuntu:24.04/noble [amd64])
                        Conf bc (1:1.07 Ubuntu:24.04/noble [amd64])
                        """)
                .answer(APT.formatted("--print-uris"), """
                        'http://a.example/pool/universe/b/bc/bc_1.07_amd64.deb' bc_1%3a1.07_amd64.deb 500 MD5Sum:0
                        'http://a.example/pool/main/f/foo/libfoo1_1.2%2b1.deb' libfoo1_1.2.deb 70 SHA256:0
                        """)
                .answer("/usr/bin/apt-cache show -- bc=1:1.07", """
                        Package: bc
                        Version: 1:1.07
                        Installed-Size: 100
                        Filename: pool/universe/b/bc/bc_1.07_amd64.deb
                        """)
                .answer("/usr/bin/apt-cache show -- libfoo1=1.0 libfoo1=1.2 old=3", """
                        Package: libfoo1
                        Version: 1.2
                        Installed-Size: 30
                        Filename: pool/main/f/foo/libfoo1_1.2.deb

                        Package: libfoo1
                        Status: install ok installed
                        Version: 1.0
                        Installed-Size: 10
                        Description: does
                         Installed-Size: 5

                        Package: old
                        Version: 3
                        Installed-Size: 50
                        """);

        var closure = new AptSimulation(INDEX, runner, List.of("kept")).of(List.of(BC));

        assertThat(closure)
                .isEqualTo(new Closure.Known(
                        List.of(
                                new PackageChange(Kind.UPGRADED, "libfoo1", "1.0", "1.2", "Ubuntu noble-updates/main"),
                                new PackageChange(Kind.REMOVED, "old", "3", "", ""),
                                new PackageChange(Kind.NEW, "bc", "", "1:1.07", "Ubuntu noble/universe")),
                        List.of(
                                URI.create("http://a.example/pool/universe/b/bc/bc_1.07_amd64.deb"),
                                URI.create("http://a.example/pool/main/f/foo/libfoo1_1.2%2b1.deb")),
                        570,
                        (100 + 30 - 10 - 50) * 1024,
                        List.of("kept")));
        assertThat(closure.removed()).extracting(PackageChange::name).containsExactly("old");
    }

    @Test
    void whereAptFindsNoWayItsReasonIsTold() {
        runner.answer(
                        APT.formatted("--simulate"),
                        new Result.Exited(
                                100,
                                "The following packages have unmet dependencies:\n bc : Depends: dc (> 9) but it is not going"
                                        + " to be installed\n",
                                "W: other\nE: Unable to correct problems, you have held broken packages.\n"))
                .answer(APT.formatted("--print-uris"), new Result.Exited(100, "", ""));

        assertThat(new AptSimulation(INDEX, runner, List.of()).of(List.of(BC)))
                .isEqualTo(new Closure.Unsolved("bc : Depends: dc (> 9) but it is not going to be installed;"
                        + " Unable to correct problems, you have held broken packages."));
    }

    @Test
    void aptThatCanNotBeAskedIsAnotherThing() {
        runner.answer(APT.formatted("--simulate"), new Result.NotStarted("no such file"))
                .answer(APT.formatted("--print-uris"), new Result.NotStarted("no such file"));

        assertThat(new AptSimulation(INDEX, runner, List.of()).of(List.of(BC)))
                .isEqualTo(new Closure.Unasked("apt did not start: no such file"));
    }

    private static void awaitBegun(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one for sizes goes on until whoever asked waits for it. */
    @Test
    void noQuestionIsLeftBehind() {
        var caller = Thread.currentThread();
        var begun = new CountDownLatch(1);
        var simulated = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        CommandRunner asked = (command, lines) -> {
            if (command.argv().contains("--simulate")) {
                awaitBegun(begun);
                simulated.countDown();
                return new Result.NotStarted("no such file");
            }
            begun.countDown();
            awaitBegun(simulated);
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            ended.set(true);
            return new Result.NotStarted("no such file");
        };

        new AptSimulation(INDEX, asked, List.of()).of(List.of(BC));

        assertThat(ended).isTrue();
    }
}
