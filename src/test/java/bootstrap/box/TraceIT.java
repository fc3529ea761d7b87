package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only looks is seen by the kernel to only look: the Java runtime and every child included. */
class TraceIT {
    /** The C library asks it for users and groups, where one runs. */
    private static final String CACHE_OF_NAMES = "/var/run/nscd/socket";

    static Stream<String> images() {
        return Ground.ubuntuImages();
    }

    @ParameterizedTest
    @MethodSource("images")
    void whatOnlyLooksWritesNothingConnectsNowhereAndNeverElevates(String image) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE, "strace")) {
            seesThatTracesSee(box);
            everyoneOnlyLooks(box, image, "without package lists");
            box.done("root", "apt-get update");
            everyoneOnlyLooks(box, image, "with package lists");
            box.done("root", "rm /etc/apt/apt.conf.d/docker-clean; apt-get update");
            everyoneOnlyLooks(box, image, "with caches of apt");
            assertThat(box.as("root", "ls", "/var/cache/apt").out()).contains("pkgcache.bin", "srcpkgcache.bin");
            box.done("root", "touch /var/lib/dpkg/status");
            everyoneOnlyLooks(box, image, "with one of its caches stale");
            box.done("root", "cd /var/lib/apt/lists; for each in *_Packages*; do cp $each x; mv x $each; done");
            everyoneOnlyLooks(box, image, "with both of its caches stale");
        }
    }

    @Test
    void whatOnlyLooksNeedsNoNetwork() {
        try (var box = TestBox.started(last(), Stage.SUDO, Network.NONE, "strace")) {
            everyoneOnlyLooks(box, last(), "without a network");
        }
    }

    /** All kinds of checks: Python, Rust, Docker, and the program that unites them. */
    @Test
    void verifyOfflineStaysInPlacesOfItsOwn() {
        try (var box = TestBox.started(last(), Stage.SUDO, Network.BRIDGE, "strace")) {
            var applied = box.as("dev", "bootstrap", "--profile", "hybrid", "--yes");
            assertThat(applied.code()).as("%s", applied).isZero();
            var before = box.as("root", "ls", "-A", "/tmp");

            checksStayInTheirOwnPlaces(Trace.of(box, "dev", "bash -lc 'bootstrap verify --offline --profile hybrid'"));

            assertThat(box.as("root", "ls", "-A", "/tmp")).isEqualTo(before);
        }
    }

    private static String last() {
        return Ground.ubuntuImages().toList().getLast();
    }

    private static void everyoneOnlyLooks(TestBox box, String image, String how) {
        var hybrid = "--profile hybrid " + String.join(" ", Ground.lacking(image, "buildx", "compose"));
        for (String user : List.of("dev", "root")) {
            for (String line : List.of("facts", "plan --json " + hybrid, "--dry-run " + hybrid)) {
                onlyLooks(Trace.of(box, user, "bootstrap " + line), user + ", " + how + ": " + line);
            }
        }
    }

    /** A trace that sees nothing proves nothing. */
    private static void seesThatTracesSee(TestBox box) {
        var trace = Trace.of(
                box,
                "dev",
                "sh -c 'touch /home/dev/a; chmod 600 /home/dev/a; ln -s /etc/passwd /home/dev/c; mkdir d; cd d; touch b;"
                        + " rm b; sudo -n true;"
                        + " perl -MSocket -e"
                        + " \"socket(S, PF_INET, SOCK_DGRAM, 0); connect(S, sockaddr_in(9, inet_aton(q(192.0.2.1))))\"'");
        assertThat(trace.changed())
                .contains("/home/dev/a", "/home/dev/c")
                .doesNotContain("/etc/passwd")
                .anyMatch(path -> path.endsWith("d"))
                .anyMatch(path -> path.endsWith("b"));
        assertThat(trace.programs()).contains("/usr/bin/sudo");
        assertThat(trace.connections()).anyMatch(call -> call.contains("192.0.2.1"));
        box.as("dev", "rm", "-r", "/home/dev/a", "/home/dev/c", "/home/dev/d");
    }

    private static void onlyLooks(Trace trace, String what) {
        assertThat(trace.changed()).as(what).isEmpty();
        assertThat(trace.connections()).as(what).isEmpty();
        assertThat(trace.neighbours()).as(what).allMatch(CACHE_OF_NAMES::equals);
        assertThat(trace.programs())
                .as(what)
                .anyMatch(program -> program.endsWith("/java"))
                .noneMatch(program -> program.endsWith("/sudo") || program.endsWith("/su"));
    }

    private static void checksStayInTheirOwnPlaces(Trace trace) {
        assertThat(trace.changed())
                .isNotEmpty()
                .filteredOn(path -> !path.startsWith("/tmp/bootstrap-"))
                .as("only in the checks' own directories")
                .isEmpty();
        assertThat(trace.connections()).isEmpty();
        assertThat(trace.programs()).contains("/usr/bin/python3").noneMatch(program -> program.endsWith("/sudo"));
    }
}
