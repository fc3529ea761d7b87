package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What only looks neither writes nor connects nor asks for root, by the kernel's own account: our program, the Java
 * runtime, and every program they start.
 */
class TraceIT {
    private static final List<String> LOOKING = List.of(
            "bootstrap --profile hybrid --dry-run", "bootstrap plan --profile hybrid --json", "bootstrap facts");

    static Stream<String> images() {
        return Ground.ubuntuImages();
    }

    @ParameterizedTest
    @MethodSource("images")
    void whoOnlyLooksChangesNothing(String image) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE, "strace")) {
            for (String user : List.of("dev", "root")) {
                looks(box, user, LOOKING.getFirst()); // a box without lists
            }
            box.done("root", "apt-get update");
            for (String user : List.of("dev", "root")) {
                LOOKING.forEach(line -> looks(box, user, line));
            }
        }
    }

    @Test
    void whoOnlyLooksNeedsNoNetwork() {
        var image = Ground.ubuntuImages().toList().getLast();
        try (var box = TestBox.started(image, Stage.SUDO, Network.NONE, "strace")) {
            LOOKING.forEach(line -> looks(box, "dev", line));
        }
    }

    /** Checks work in directories of their own, which are gone afterwards. */
    @Test
    void verifyOfflineStaysInItsOwnDirectories() {
        var image = Ground.ubuntuImages().toList().getLast();
        try (var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE, "strace")) {
            var applied = box.as("dev", "bootstrap", "--profile", "hybrid", "--yes");
            assertThat(applied.code()).as("%s", applied).isZero();

            var traced = Trace.of(box, "dev", "bash", "-lc", "bootstrap verify --offline --profile hybrid");

            assertThat(traced.ended().code()).as("%s", traced.ended()).isZero();
            assertThat(traced.changes(path -> isHarmless(path) || path.startsWith("/tmp/bootstrap-")))
                    .isEmpty();
            assertThat(traced.connections(words -> words.contains("\"127.0.0.1\"") || words.contains("\"::1\"")))
                    .isEmpty();
            assertThat(traced.programs()).noneMatch(program -> program.endsWith("/sudo"));
            assertThat(box.as("root", "ls", "/tmp").out()).doesNotContain("bootstrap-");
        }
    }

    private static void looks(TestBox box, String user, String line) {
        var traced = Trace.of(box, user, line.split(" "));

        assertThat(traced.ended().code()).as("%s: %s", line, traced.ended()).isZero();
        assertThat(traced.programs()).as("it was watched").isNotEmpty();
        assertThat(traced.changes(TraceIT::isHarmless))
                .as("%s as %s", line, user)
                .isEmpty();
        assertThat(traced.connections(words -> false))
                .as("%s as %s", line, user)
                .isEmpty();
        assertThat(traced.neighbours()).as("%s as %s", line, user).allMatch(TraceIT::isNameService);
        assertThat(traced.programs()).as("%s as %s", line, user).noneMatch(program -> program.endsWith("/sudo"));
    }

    /** Nothing is kept there; by the last a thread tells the kernel its own name. */
    private static boolean isHarmless(String path) {
        return path.equals("/dev/null") || path.equals("/dev/tty") || path.matches("/proc/self/task/[0-9]+/comm");
    }

    /** The C library asks a cache of this box for users and groups, where one runs. */
    private static boolean isNameService(String path) {
        return path.equals("/var/run/nscd/socket");
    }
}
