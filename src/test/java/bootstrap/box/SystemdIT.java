package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Ended;
import bootstrap.box.Verified.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where systemd runs, Docker is not only installed: its service runs, and a user who joined its group today uses it. */
class SystemdIT {
    /** Does nothing but answer for its version, and tell the client that it is a plugin. */
    private static final String HOLLOW = """
            cd /usr/libexec/docker/cli-plugins && mv %1$s /root/%1$s && printf '%%s\\n' '#!/bin/sh' \
            'case "$1$2" in docker-cli-plugin-metadata | *version) exec /root/%1$s "$@" ;; esac' >%1$s && \
            chmod 755 %1$s /root/%1$s && chmod 711 /root""";

    @Test
    void dockerRunsAndIsReachedTodayAndIsMissedWhenItStops() {
        var images = Ground.images();
        var image = images.stream().filter(each -> each.endsWith("debian:12")).findFirst();
        try (var box = booted(image.orElseGet(images::getLast))) {
            var applied = box.as("dev", "bootstrap", "--profile", "docker", "--yes");
            assertThat(applied.code()).as("%s", applied).isZero();
            assertThat(applied.out())
                    .contains("docker active, enabled", "log in again", "sh docker.sh build", "skipped: dev runs this");

            var asRoot = box.as("dev", "sudo", "bootstrap", "verify", "--profile", "docker");
            assertThat(asRoot.code()).as("%s", asRoot).isZero();
            assertThat(asRoot.out()).contains("ctr version").doesNotContain("runs this");
            isMissed(
                    box,
                    "mv /usr/bin/ctr /root/ctr && ln -s true /usr/bin/ctr",
                    "mv /root/ctr /usr/bin",
                    "ctr version");
            isMissed(box, "mv /usr/sbin/runc /root/runc", "mv /root/runc /usr/sbin", "docker.sh build");
            leavesNothing(box);

            box.as("root", "systemctl", "stop", "docker.socket", "docker.service");
            var stopped = box.as("dev", "bootstrap", "verify", "--profile", "docker");
            assertThat(stopped.code()).as("%s", stopped).isEqualTo(1);
            assertThat(stopped.out())
                    .contains(
                            "service docker is not as wanted", "sh docker.sh build exited 1", "profiles/docker.yaml:");

            var again = box.as("dev", "bootstrap", "--profile", "docker", "--yes");
            assertThat(again.code()).as("%s", again).isZero();
            assertThat(again.out()).contains("applied 1");
        }
    }

    /** On a release that has both; an engine was there before, with an image of the user's. */
    @Test
    void buildxAndComposeAreUsedAndMissedWhenTheyDoNothing() {
        try (var box = booted(Ground.ubuntuImages().toList().getLast())) {
            var applied = box.as("dev", "bootstrap", "--profile", "docker", "--yes");
            assertThat(applied.code()).as("%s", applied).isZero();
            assertThat(applied.out()).contains("sh docker.sh build", "sh docker.sh buildx", "sh docker.sh compose");
            leavesNothing(box);

            for (String plugin : List.of("buildx", "compose")) {
                isMissed(
                        box,
                        HOLLOW.formatted("docker-" + plugin),
                        "mv /root/docker-%1$s /usr/libexec/docker/cli-plugins".formatted(plugin),
                        "docker.sh " + plugin);
            }
            leavesNothing(box);
        }
    }

    private static TestBox booted(String image) {
        var box = TestBox.withSystemd(image);
        // "--wait" answers when the boot is over, or at once as long as there is no bus to ask; a degraded box will do.
        var up = "until systemctl is-system-running --wait 2>&1 | grep -Ex 'running|degraded'; do sleep 0.1; done";
        box.done("root", "export LC_ALL=C; timeout 120 sh -c \"" + up + "\"");
        return box;
    }

    private static Verified verified(TestBox box) {
        return Verified.in(box.as("dev", "sudo", "bootstrap", "verify", "--profile", "docker", "--json"));
    }

    /** What is broken turns this check red, and mended it is green again. */
    private static void isMissed(TestBox box, String breaking, String mending, String check) {
        box.done("root", breaking);
        var broken = verified(box).of("failed");
        box.done("root", mending);
        assertThat(broken).extracting(Verdict::reason).anyMatch(reason -> reason.contains(check));
        assertThat(verified(box).of("failed")).isEmpty();
    }

    private static void leavesNothing(TestBox box) {
        for (String line : List.of("image ls --all", "ps --all", "volume ls")) {
            Ended left = box.as("root", "bash", "-c", "docker " + line + " --quiet");
            assertThat(left.code()).as("%s", left).isZero();
            assertThat(left.out()).as(line).isEmpty();
        }
    }
}
