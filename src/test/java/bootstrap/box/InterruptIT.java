package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.LocalArchive.Made;
import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ctrl-C while dpkg unpacks: it finishes what it has begun, and the run ends after it. */
class InterruptIT {
    /** As root, and through sudo, which from release to release gives its programs a terminal of their own or not. */
    static Stream<Arguments> people() {
        return Ground.ubuntuImages()
                .flatMap(image -> Stream.of(Arguments.of(image, "dev"), Arguments.of(image, "root")));
    }

    @ParameterizedTest
    @MethodSource("people")
    void leavesNoPackageHalfDone(String image, String user) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.NONE)) {
            var archive = LocalArchive.in(box);
            archive.offers(slow("made-a", ""), slow("made-b", "made-a"), slow("made-c", "made-b"));
            box.write("/tmp/made.yaml", OneStep.ensuring("apt: [made-c]") + """
                      - step: after
                        title: What comes after
                        ensure:
                          - file: { path: /srv/after, content: "after", owner: root }
                        expect:
                          - run: "true"
                    """);

            var terminal = Terminal.running(box, user, "bootstrap --profile /tmp/made.yaml --yes");
            box.done(user, "timeout 60 sh -c 'until [ -e /srv/unpacking ]; do sleep 0.1; done'");
            assertThat(box.as("root", "cat", "/var/log/dpkg.log").out()).contains("status half-installed made-a");
            var screen = terminal.interrupts().ended();

            assertThat(screen.code()).as("%s", screen).isEqualTo(130);
            assertThat(box.processes()).noneMatch(words -> words.contains("dpkg") || words.contains("apt-get"));
            assertThat(box.as("root", "dpkg", "--audit").out()).as("%s", screen).isEmpty();
            assertThat(Stream.of("made-a", "made-b", "made-c").map(archive::state))
                    .as("%s", screen)
                    .allMatch(state -> state.isEmpty() || state.equals("ii 1"));
            assertThat(box.as("root", "test", "-e", "/srv/after").code())
                    .as("nothing was begun anew: %s", screen)
                    .isEqualTo(1);

            var again = box.as(user, "timeout", "60", "bootstrap", "--profile", "/tmp/made.yaml", "--yes");
            assertThat(again.code()).as("%s", again).isZero();
            assertThat(archive.state("made-c")).isEqualTo("ii 1");
        }
    }

    /** What was ended is no verdict, and nothing stays. */
    @ParameterizedTest
    @MethodSource("people")
    void ofAVerifyTellsNoResultAndLeavesNothing(String image, String user) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.NONE)) {
            var checks = IntStream.range(30, 36)
                    .mapToObj("      - run: sh -c 'touch begun; exec sleep %d'\n"::formatted)
                    .collect(Collectors.joining());
            box.write("/tmp/slow.yaml", OneStep.ensuring("apt: [bash]") + checks);

            var terminal = Terminal.running(box, user, "bootstrap verify --profile /tmp/slow.yaml");
            box.done(user, "timeout 60 sh -c 'until ls /tmp/bootstrap-*/begun; do sleep 0.1; done'");
            var screen = terminal.interrupts().ended();

            assertThat(screen.code()).as("%s", screen).isEqualTo(130);
            assertThat(screen.out()).doesNotContain("bug", "FAIL", "✗", "failed");
            assertThat(box.processes()).noneMatch(words -> words.startsWith("sleep 3"));
            assertThat(box.as("root", "sh", "-c", "ls -d /tmp/bootstrap-*").out())
                    .isEmpty();
        }
    }

    /** Takes a second to unpack and another to configure. */
    private static Made slow(String name, String needs) {
        var made = needs.isEmpty() ? Made.of(name, "1") : Made.of(name, "1", "Depends: " + needs);
        return made.with("DEBIAN/preinst", "#!/bin/sh\nset -e\ntouch /srv/unpacking\nsleep 1\n")
                .configuredBy("sleep 1");
    }
}
