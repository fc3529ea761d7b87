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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        Door inner = (effect, heard) -> {
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
    void linesOfTwoAtOnceAreNotMixed() throws IOException {
        var log = root.resolve("apply.log");
        var doors = new ArrayList<Door>();
        Door inner = (effect, heard) -> {
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
                          2
                        = Done[]
                        $ download https://x.example/rustup-init
                          1
                          2
                        = Done[]
                        """);
    }

    /** The first ends while the second goes on: from then on that one is written as it comes. */
    @Test
    void whatIsLeftAloneIsWrittenAsItComes() throws Exception {
        var log = root.resolve("apply.log");
        var firstBegun = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var firstEnded = new CountDownLatch(1);
        Door inner = (effect, heard) -> {
            heard.said("1");
            try {
                if (effect == INSTALL) {
                    firstBegun.countDown();
                    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
                } else {
                    begun.countDown();
                    assertThat(firstEnded.await(1, TimeUnit.MINUTES)).isTrue();
                    heard.said("2");
                    assertThat(log).content().endsWith("  1\n  2\n");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Performed.Done();
        };
        try (var door = LoggedDoor.writing(log, inner, COMMANDS)) {
            var installing = CompletableFuture.runAsync(() -> {
                door.perform(INSTALL, progress);
                firstEnded.countDown();
            });
            assertThat(firstBegun.await(1, TimeUnit.MINUTES)).isTrue();
            door.perform(DOWNLOAD, progress);
            installing.get();
        }

        assertThat(log).content().endsWith("$ download https://x.example/rustup-init\n  1\n  2\n= Done[]\n");
    }

    @Test
    void theLogIsAnewAndForItsUserAlone() throws IOException {
        var log = Files.writeString(root.resolve("apply.log"), "of an earlier run");

        LoggedDoor.writing(log, (effect, heard) -> new Performed.Done(), COMMANDS)
                .close();

        assertThat(log).isEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }
}
