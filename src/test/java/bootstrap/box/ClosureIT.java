package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan says of packages, versions and bytes is what apt then does, for each profile in each image. */
@Execution(ExecutionMode.CONCURRENT)
class ClosureIT {
    private static final String[] NOTHING = {};

    static Stream<String> images() {
        return Ground.ubuntuImages();
    }

    /** One box for all, one after the other: each brings what those before it have not brought. */
    @ParameterizedTest
    @MethodSource("images")
    void isWhatTheSmallProfilesBring(String image) {
        try (var box = keepingDownloads(image)) {
            for (String profile : List.of("base", "python", "docker", "rust")) {
                isWhatHappens(
                        box, profile, profile.equals("docker") ? Ground.lacking(image, "buildx", "compose") : NOTHING);
            }
            assertThat(Transaction.announced(plan(box, "rust"))).isEmpty();
        }
    }

    /** The profile that unites them, as one transaction on a bare box; its own step has no packages and takes long. */
    @ParameterizedTest
    @MethodSource("images")
    void isWhatTheHybridProfileBrings(String image) {
        try (var box = keepingDownloads(image)) {
            isWhatHappens(
                    box, "hybrid", words(List.of("--skip", "hybrid"), Ground.lacking(image, "buildx", "compose")));
        }
    }

    private static TestBox keepingDownloads(String image) {
        var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE);
        box.write("/etc/apt/apt.conf.d/99keep", "APT::Keep-Downloaded-Packages \"true\";\n");
        box.done("root", "rm -f /etc/apt/apt.conf.d/docker-clean; apt-get update");
        return box;
    }

    private static void isWhatHappens(TestBox box, String profile, String... options) {
        var announced = plan(box, profile, options);
        var log = Transaction.log(box);
        long bytes = downloaded(box);

        var applied = box.as("dev", words(List.of("bootstrap", "--yes", "--profile", profile), options));

        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(Transaction.since(log, box)).as(profile).isEqualTo(Transaction.announced(announced));
        assertThat(downloaded(box) - bytes).as(profile).isEqualTo(Transaction.fetched(announced));
        assertThat(Transaction.origins(announced)).as(profile).noneMatch(String::isBlank);
    }

    private static TestBox.Ended plan(TestBox box, String profile, String... options) {
        return box.as("dev", words(List.of("bootstrap", "plan", "--json", "--profile", profile), options));
    }

    private static String[] words(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static long downloaded(TestBox box) {
        var sizes = box.as("root", "find", "/var/cache/apt/archives", "-name", "*.deb", "-printf", "%s\n");
        return sizes.out().lines().mapToLong(Long::parseLong).sum();
    }
}
