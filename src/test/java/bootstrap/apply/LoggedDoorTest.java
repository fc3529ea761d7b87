package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.EffectCommands;
import bootstrap.facts.Places;
import bootstrap.process.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedDoorTest {
    private static final EffectCommands COMMANDS =
            new EffectCommands(new Places(Path.of("/state"), Path.of("/cache")), Command.CHANGING_LIMIT);
    private static final Effect INSTALL = new InstallPackages(List.of("bc"), Recommends.WITHOUT);
    private static final Effect DOWNLOAD = new Effect.Download(
            URI.create("https://x.example/rustup-init"), "a".repeat(64), 9, Path.of("/cache/rustup-init"));

    @TempDir
    Path root;

    private final NotedProgress progress = new NotedProgress();

    @Test
    void commandsLinesAndEndsAreWrittenDown() throws IOException {
        var log = root.resolve("state/apply.log");
        Door inner = (effect, heard, objection) -> {
            heard.said("Setting up bc");
            heard.fetched(7);
            return effect == INSTALL ? new Performed.Done() : FakeDoor.broken(Cause.NETWORK, "no route");
        };
        try (var door = LoggedDoor.writing(log, inner, COMMANDS)) {
            assertThat(door.perform(INSTALL, progress)).isEqualTo(new Performed.Done());
            assertThat(log).as("written as it comes").isNotEmptyFile();
            door.perform(DOWNLOAD, progress);
        }

        assertThat(log).hasContent("""
                        $ /usr/bin/apt-get -c /state/apt.conf install --no-install-recommends -- bc
                          Setting up bc
                        = Done[]
                        $ download https://x.example/rustup-init
                          Setting up bc
                        = Broken[cause=NETWORK, reason=exit 100, typed=sudo x, lastLines=[no route]]
                        """);
        assertThat(progress.events())
                .containsExactly("said Setting up bc", "fetched 7", "said Setting up bc", "fetched 7");
    }

    /** The second begins and ends while the first is under way. */
    @Test
    void linesOfTheLaterOfTwoAreMarked() throws IOException {
        var log = root.resolve("apply.log");
        var doors = new ArrayList<Door>();
        Door inner = (effect, heard, objection) -> {
            heard.said("1");
            if (effect == INSTALL) {
                doors.getFirst().perform(DOWNLOAD, progress);
            }
            heard.said("2");
            return new Performed.Done();
        };
        try (var door = LoggedDoor.writing(log, inner, COMMANDS)) {
            doors.add(door);
            door.perform(INSTALL, progress);
        }

        assertThat(log).hasContent("""
                        $ /usr/bin/apt-get -c /state/apt.conf install --no-install-recommends -- bc
                          1
                        | $ download https://x.example/rustup-init
                        |   1
                        |   2
                        | = Done[]
                          2
                        = Done[]
                        """);
    }

    /** A hard stop loses nothing of it. */
    @Test
    void theLinesOfTheLaterAreWrittenAtOnce() throws IOException {
        var log = root.resolve("apply.log");
        var doors = new ArrayList<Door>();
        Door inner = (effect, heard, objection) -> {
            if (effect == INSTALL) {
                doors.getFirst().perform(DOWNLOAD, progress);
            } else {
                heard.waits("no route");
                assertThat(log).content().endsWith("|   no route\n");
            }
            return new Performed.Done();
        };
        try (var door = LoggedDoor.writing(log, inner, COMMANDS)) {
            doors.add(door);
            door.perform(INSTALL, progress);
            door.perform(INSTALL, progress);
        }

        assertThat(log).as("one after the other").content().contains("\n$ /usr/bin/apt-get");
    }

    /** The one that goes on keeps its mark, the next beside it needs none. */
    @Test
    void twoAtOnceNeverLookAlike() throws Exception {
        var log = root.resolve("apply.log");
        var fetching = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        Door inner = (effect, heard, objection) -> {
            if (effect == DOWNLOAD) {
                fetching.countDown();
                await(enough);
            } else if (fetching.getCount() > 0) {
                await(fetching); // the first does not end before the second has begun
            }
            heard.said(effect == DOWNLOAD ? "fetched" : "installed");
            return new Performed.Done();
        };
        try (var door = LoggedDoor.writing(log, inner, COMMANDS)) {
            var first = Thread.ofVirtual().start(() -> door.perform(INSTALL, progress));
            while (Files.size(log) == 0) {
                Thread.onSpinWait();
            }
            var second = Thread.ofVirtual().start(() -> door.perform(DOWNLOAD, progress));
            first.join();
            door.perform(INSTALL, progress);
            enough.countDown();
            second.join();
        }

        assertThat(Files.readAllLines(log))
                .contains("|   fetched")
                .filteredOn("  installed"::equals)
                .hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theLogIsAnewAndForItsUserAlone() throws IOException {
        var log = Files.writeString(root.resolve("apply.log"), "of an earlier run");

        LoggedDoor.writing(log, (effect, heard, objection) -> new Performed.Done(), COMMANDS)
                .close();

        assertThat(log).isEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }
}
