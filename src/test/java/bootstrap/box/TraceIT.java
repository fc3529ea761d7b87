package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only looks is seen by the kernel to only look: the Java runtime and every child included. */
class TraceIT {
    static Stream<String> images() {
        return Ground.ubuntuImages();
    }

    @ParameterizedTest
    @MethodSource("images")
    void whatOnlyLooksWritesNothingConnectsNowhereAndNeverElevates(String image) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE)) {
            var ready = box.as("root", "sh", "-c", "apt-get update && apt-get install -y strace");
            assertThat(ready.code()).as("%s", ready).isZero();
            seesThatTracesSee(box);
            for (String user : new String[] {"dev", "root"}) {
                for (String line : new String[] {"facts", "plan --profile hybrid", "--profile hybrid --dry-run"}) {
                    onlyLooks(Trace.of(box, user, "bootstrap " + line), user + ": " + line);
                }
            }
            var applied = box.as("dev", "bootstrap", "--profile", "python", "--yes");
            assertThat(applied.code()).as("%s", applied).isZero();
            checksStayInTheirOwnPlaces(Trace.of(box, "dev", "bootstrap verify --offline --profile python"));
        }
    }

    /** A trace that sees nothing proves nothing. */
    private static void seesThatTracesSee(TestBox box) {
        var trace = Trace.of(
                box,
                "dev",
                "sh -c 'touch a; mkdir d; cd d; touch b; rm b; sudo -n true; perl -MIO::Socket::INET -e"
                        + " \"IO::Socket::INET->new(PeerAddr => q(192.0.2.1:9), Proto => q(udp))\"'");
        assertThat(trace.changed()).contains("/home/dev/a", "/home/dev/d", "/home/dev/d/b");
        assertThat(trace.programs()).contains("/usr/bin/sudo");
        assertThat(trace.connections()).anyMatch(call -> call.contains("192.0.2.1"));
        box.as("dev", "rm", "-r", "/home/dev/a", "/home/dev/d");
    }

    private static void onlyLooks(Trace trace, String what) {
        assertThat(trace.changed()).as(what).isEmpty();
        assertThat(trace.connections()).as(what).isEmpty();
        assertThat(trace.programs())
                .as(what)
                .anyMatch(program -> program.endsWith("/java"))
                .noneMatch(program -> program.endsWith("/sudo") || program.endsWith("/su"));
    }

    private static void checksStayInTheirOwnPlaces(Trace trace) {
        assertThat(trace.changed())
                .isNotEmpty()
                .allMatch(path -> path.startsWith("/tmp/bootstrap-"), "is in a check's own directory");
        assertThat(trace.connections()).isEmpty();
        assertThat(trace.programs()).contains("/usr/bin/python3").noneMatch(program -> program.endsWith("/sudo"));
    }
}
