package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where systemd runs, Docker is not only installed: its service runs, and a user who joined its group today reaches it. */
class SystemdIT {
    @Test
    void dockerRunsAndIsReachedTodayAndIsMissedWhenItStops() {
        var images = Ground.images();
        var image = images.stream().filter(each -> each.endsWith("debian:12")).findFirst();
        try (var box = TestBox.withSystemd(image.orElseGet(images::getLast))) {
            // "--wait" answers when the boot is over; a degraded box will do.
            box.as("root", "systemctl", "is-system-running", "--wait");
            var applied = box.as("dev", "bootstrap", "--profile", "docker", "--yes");
            assertThat(applied.code()).as("%s", applied).isZero();
            assertThat(applied.out())
                    .contains("docker active, enabled", "log in again")
                    .doesNotContain("skipped:");

            box.as("root", "systemctl", "stop", "docker.socket", "docker.service");
            var stopped = box.as("dev", "bootstrap", "verify", "--profile", "docker");
            assertThat(stopped.code()).as("%s", stopped).isEqualTo(1);
            assertThat(stopped.out()).contains("service docker is not as wanted", "profiles/docker.yaml:");

            var again = box.as("dev", "bootstrap", "--profile", "docker", "--yes");
            assertThat(again.code()).as("%s", again).isZero();
            assertThat(again.out()).contains("applied 1");
        }
    }
}
