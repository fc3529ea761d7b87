package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Candidates;
import bootstrap.component.Change;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.EffectCommands;
import bootstrap.component.ManagedFile;
import bootstrap.component.ManagedFile.Content;
import bootstrap.component.Outlook;
import bootstrap.facts.FakeBox;
import bootstrap.facts.Places;
import bootstrap.fetch.Downloader;
import bootstrap.fetch.Patience;
import bootstrap.fetch.Proxies;
import bootstrap.fetch.Trust;
import bootstrap.process.As;
import bootstrap.process.Caller;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.ProgramRunner;
import bootstrap.process.Result;
import bootstrap.process.ScriptedRunner;
import bootstrap.source.SourceFile;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxDoorTest {
    private static final Effect INSTALL = new InstallPackages(List.of("bc"), Recommends.WITHOUT);
    private static final String SHA256_OF_HI = "98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4";
    private static final String HI = "hi\n";

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private final NotedProgress progress = new NotedProgress();
    private Supplier<Optional<String>> occupied = Optional::empty;
    private FakeBox box;
    private EffectCommands commands;

    @BeforeEach
    void start() {
        box = FakeBox.in(root);
        commands = new EffectCommands(
                new Places(root.resolve("state"), root.resolve("cache/bootstrap")), Command.CHANGING_LIMIT);
    }

    @Test
    void aCommandThatExitsZeroIsDoneAndItsLinesAreHeard() {
        runner.answer(typed(INSTALL), "Setting up bc\n");

        assertThat(perform(INSTALL)).isEqualTo(new Performed.Done());
        assertThat(progress.events()).containsExactly("said Setting up bc");
    }

    @Test
    void aFailureTellsTheCommandAndItsLastLines() {
        var many = String.join(
                "\n", IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).toList());
        var run = run(Command.changing("make"));
        runner.answer("make", new Result.Exited(2, many + "\n\n", "E: Failed to fetch it\n"));

        assertThat(perform(run)).isInstanceOfSatisfying(Performed.Broken.class, broken -> {
            assertThat(broken.cause()).as("only apt's words choose a kind").isEqualTo(Cause.STEP);
            assertThat(broken.reason()).isEqualTo("exit 2");
            assertThat(broken.typed()).isEqualTo("make");
            assertThat(broken.lastLines())
                    .hasSize(20)
                    .startsWith("line 12")
                    .endsWith("line 30", "E: Failed to fetch it");
        });
    }

    @Test
    void wordsOfAptChooseTheCause() {
        box.user("root", 0).startedBy(0);
        runner.answer(typed(INSTALL), new Result.Exited(100, "", "E: Could not get lock /x\n"));

        assertThat(perform(INSTALL))
                .isEqualTo(new Performed.Broken(
                        Cause.BUSY, "exit 100", typed(INSTALL), List.of("E: Could not get lock /x")));
    }

    @Test
    void whetherSudoStillLetsUsThroughIsAsked() {
        box.startedBy(54_321);
        runner.answer(typed(INSTALL), new Result.Exited(1, "", "sudo: a password is required\n"));

        runner.answer("/bin/true", 1, "");
        assertThat(perform(INSTALL))
                .isEqualTo(new Performed.Broken(
                        Cause.PRIVILEGES, "exit 1", "sudo " + typed(INSTALL), List.of("sudo: a password is required")));

        runner.answer("/bin/true", 0, "");
        assertThat(perform(INSTALL))
                .isInstanceOfSatisfying(
                        Performed.Broken.class,
                        broken -> assertThat(broken.cause()).isEqualTo(Cause.STEP));
    }

    @Test
    void noStartAndNoEndAreFailuresOfTheStep() {
        runner.answer("make", new Result.NotStarted("no such file"));
        assertThat(perform(run(Command.changing("make"))))
                .isEqualTo(new Performed.Broken(Cause.STEP, "it did not start: no such file", "make", List.of()));

        runner.answer("make", new Result.TimedOut(Duration.ofSeconds(91), "so far\n", ""));
        assertThat(perform(run(Command.changing("make").within(Duration.ofSeconds(90)))))
                .isEqualTo(new Performed.Broken(Cause.STEP, "ended at its limit of 90 s", "make", List.of("so far")));
        assertThat(perform(run(Command.changing("make"))))
                .isEqualTo(new Performed.Broken(Cause.STEP, "ended at its limit of 30 min", "make", List.of("so far")));
    }

    @Test
    void filesOfARunLieInAFreshDirectoryThatIsGoneAfterwards() {
        runner.answer("make", command -> {
            assertThat(command.directory().resolve("Makefile")).hasContent("all:");
            return new Result.Exited(0, "", "");
        });

        assertThat(perform(withFiles(As.TARGET))).isEqualTo(new Performed.Done());
        assertThat(runner.commands().getFirst().directory()).doesNotExist();
    }

    @Test
    void rootReachesTheFilesOfWhoeverStartedIt() {
        runner.answer("make", "");

        assertThat(perform(withFiles(As.ROOT))).isEqualTo(new Performed.Done());
    }

    @Test
    void filesForSomebodyElseNeedRoot() {
        box.startedBy(54_321).user("carol", 54_322).target("carol");

        assertThat(perform(withFiles(As.TARGET)))
                .isEqualTo(new Performed.Broken(Cause.CANNOT_CREATE, "files for carol need root", "", List.of()));
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void aFileWaitsForNobodyElseAndIsTakenAway() throws IOException {
        var file = new Effect.WriteFile(root.resolve("x"), "secret", "0600", As.TARGET);
        var staged = commands.staged(file);
        Files.createDirectories(staged.getParent());
        Files.setPosixFilePermissions(staged.getParent(), PosixFilePermissions.fromString("rwx------"));
        runner.answer(typed(file), command -> {
            assertThat(staged).hasContent("secret");
            assertThat(mode(staged)).isEqualTo("rw-------");
            return new Result.Exited(1, "", "no\n");
        });

        assertThat(perform(file)).isInstanceOf(Performed.Broken.class);
        assertThat(staged).doesNotExist();
        if (box.alice() == 0) {
            assertThat(mode(staged.getParent()))
                    .as("what root keeps is for the target user too")
                    .isEqualTo("rwxr-xr-x");
        }
    }

    /** Really, with install(1) under timeout(1), as whoever runs the tests. */
    @Test
    void aPlacedFileIsAsItsComponentWantsIt() throws IOException {
        var wanted = new ManagedFile("~/new/folder/conf", new Content.Exactly(HI), "0640", As.TARGET);
        var me = new Caller.Person("alice", box.alice(), box.home());
        var caller = new Caller(me, me, Map.of(), Caller.Groups.CURRENT);
        var door = door(new ProgramRunner(() -> caller));

        assertThat(door.perform(plan(wanted).effects().getFirst(), progress)).isEqualTo(new Performed.Done());
        assertThat(plan(wanted)).isInstanceOf(Change.Keep.class);

        Files.writeString(box.home().resolve("new/folder/conf"), "other");
        assertThat(door.perform(plan(wanted).effects().getFirst(), progress)).isEqualTo(new Performed.Done());
        assertThat(plan(wanted)).isInstanceOf(Change.Keep.class);
    }

    @Test
    void aDownloadIsAProgramForEveryone() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/hi", exchange -> {
            exchange.sendResponseHeaders(200, HI.length());
            exchange.getResponseBody().write(HI.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            var from = "http://127.0.0.1:" + server.getAddress().getPort() + "/hi";
            var to = root.resolve("cache/bootstrap/hi");

            assertThat(perform(new Effect.Download(URI.create(from), "a".repeat(64), 99, to)))
                    .isEqualTo(new Performed.Broken(
                            Cause.INTEGRITY,
                            "SHA-256 of " + from + " is " + SHA256_OF_HI + ", the profile pins " + "a".repeat(64)
                                    + "; nothing was kept",
                            "",
                            List.of()));
            assertThat(to).doesNotExist();
            assertThat(perform(new Effect.Download(URI.create(from), SHA256_OF_HI, 99, to)))
                    .isEqualTo(new Performed.Done());
            assertThat(mode(to)).isEqualTo("rwxr-xr-x");
            assertThat(progress.events()).last().isEqualTo("fetched 3");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aSourceIsReadBeforeItIsThereAndOneThatIsRefusedLeavesNothing() {
        box.user("root", 0).startedBy(0);
        var source = new Effect.RefreshSource("vendor", "Types: deb\n");
        var staged = commands.staged(source);
        runner.answer(typed(source), command -> {
            assertThat(staged).hasContent("Types: deb");
            return new Result.Exited(100, "", "E: The repository is not signed.\n");
        });
        var withdrawn = commands.withdrawn(source).typed();
        runner.answer(withdrawn, "");

        assertThat(perform(source))
                .isInstanceOfSatisfying(
                        Performed.Broken.class,
                        broken -> assertThat(broken.cause()).isEqualTo(Cause.INTEGRITY));
        assertThat(runner.started()).last().isEqualTo(withdrawn);
        assertThat(staged).doesNotExist();
    }

    @Test
    void aDownloadThatBreaksTheRulesIsNotTriedAgainLater() {
        var ftp = new Effect.Download(URI.create("ftp://x.example/a"), "a".repeat(64), 99, root.resolve("cache/a"));

        assertThat(perform(ftp))
                .isInstanceOfSatisfying(
                        Performed.Broken.class,
                        broken -> assertThat(broken.cause()).isEqualTo(Cause.INTEGRITY));
    }

    @Test
    void aPlaceThatCannotBeMadeIsSaid() throws IOException {
        Files.createFile(root.resolve("cache"));

        assertThat(perform(new Effect.WriteFile(root.resolve("x"), HI, "0644", As.TARGET)))
                .isInstanceOfSatisfying(
                        Performed.Broken.class,
                        broken -> assertThat(broken.cause()).isEqualTo(Cause.CANNOT_CREATE));
        assertThat(runner.started()).isEmpty();
    }

    /** Who came before us may have left another box than the one that the plan saw. */
    @Test
    void whatSpeaksAgainstItIsAskedWhenOthersHaveEnded() {
        var others = new ArrayDeque<>(List.of("process 7 (apt)"));
        occupied = () -> Optional.ofNullable(others.poll());

        var performed = door(Duration.ofMinutes(1))
                .perform(INSTALL, progress, () -> Optional.of(others.isEmpty() ? "it would remove dc" : "too early"));

        assertThat(performed).isEqualTo(new Performed.Broken(Cause.STEP, "it would remove dc", "", List.of()));
        assertThat(progress.events()).containsExactly("waits waiting for process 7 (apt)");
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void whatSpeaksAgainstItIsAskedAgainBeforeASecondAttempt() {
        var others = new ArrayDeque<String>();
        occupied = () -> Optional.ofNullable(others.poll());
        runner.answer(typed(INSTALL), command -> {
            others.addAll(List.of("process 7 (apt)", "process 7 (apt)"));
            return new Result.Exited(100, "", "E: Could not get lock /x\n");
        });

        var performed = door(Duration.ofMinutes(1))
                .perform(
                        INSTALL,
                        progress,
                        () -> runner.started().isEmpty() ? Optional.empty() : Optional.of("it would remove dc"));

        assertThat(performed).isEqualTo(new Performed.Broken(Cause.STEP, "it would remove dc", "", List.of()));
        assertThat(runner.started()).hasSize(1);
    }

    private static Effect run(Command command) {
        return new Effect.Run(command, List.of());
    }

    private static Effect withFiles(As as) {
        return new Effect.Run(Command.changing("make").as(as), List.of(new SourceFile("Makefile", "all:")));
    }

    private Change plan(ManagedFile file) {
        var now = box.box();
        return file.plan(file.probe(now, runner), new Outlook(now, new Candidates.Unasked()));
    }

    private Performed perform(Effect effect) {
        return door(runner).perform(effect, progress);
    }

    private BoxDoor door(CommandRunner through) {
        return door(through, Duration.ofMillis(1));
    }

    private BoxDoor door(Duration untilOurTurn) {
        return door(runner, untilOurTurn);
    }

    private BoxDoor door(CommandRunner through, Duration untilOurTurn) {
        var patience = new Patience(
                Duration.ofSeconds(20), Duration.ofSeconds(20), 1, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);
        var downloader = new Downloader(Trust.from(Map.of()), Proxies.from(Map.of()), patience);
        return new BoxDoor(box.box(), commands, through, downloader, new AptTurn(occupied, untilOurTurn, () -> false));
    }

    private String typed(Effect effect) {
        return commands.of(effect).orElseThrow().typed();
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
