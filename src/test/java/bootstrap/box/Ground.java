package bootstrap.box;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The ground that the container tests stand on: which images, and what their boxes need of this network. */
final class Ground {
    /** Where a box finds the authorities of a network that signs anew; a path of its own, never the system's bundle. */
    static final String AUTHORITIES = "/run/authorities.pem";

    private static final String OLDER = """
            older() {
                local found=$(apt-cache policy "$1" | sed -n 's/^ *Candidate: //p')
                [ "${found:-(none)}" = "(none)" ] || dpkg --compare-versions "$found" lt "$2"
            }
            """;

    private static final Map<String, List<String>> LACKING = new ConcurrentHashMap<>();

    private Ground() {}

    /** {@code BOOTSTRAP_TEST_IMAGES}, else the two releases. */
    static List<String> images() {
        var named = System.getenv().getOrDefault("BOOTSTRAP_TEST_IMAGES", "ubuntu:22.04,ubuntu:24.04");
        return Arrays.stream(named.split(",")).map(String::strip).toList();
    }

    /** Those that are named as Ubuntu; all of them when none is. */
    static Stream<String> ubuntuImages() {
        var named = images().stream().filter(image -> image.contains("ubuntu")).toList();
        return (named.isEmpty() ? images() : named).stream();
    }

    /**
     * Options that leave out the steps that an image lacks, which only reads as its release.
     *
     * @param steps of the profile those that may be lacking
     */
    static String[] lacking(String image, String... steps) {
        if (!ubuntuImages().toList().contains(image)) {
            return new String[0]; // The release is its own, and the profile knows what it has.
        }
        var known = Set.of(steps);
        var lacking = LACKING.computeIfAbsent(image, Ground::lookedFor).stream()
                .filter(known::contains)
                .toList();
        return lacking.isEmpty() ? new String[0] : new String[] {"--skip", String.join(",", lacking)};
    }

    private static List<String> lookedFor(String image) {
        try (var box = TestBox.started(image, TestBox.Stage.PLAIN, TestBox.Network.BRIDGE)) {
            box.done("root", "apt-get update");
            return lacking(box);
        }
    }

    /** The steps that can't be had on a box with package lists, by a look other than the tool's own. */
    static List<String> lacking(TestBox box) {
        return Breaks.read("/box/lacking.yaml").stream()
                .filter(each ->
                        box.as("root", "bash", "-c", OLDER + each.get("when")).code() == 0)
                .map(each -> each.get("step"))
                .toList();
    }

    static Optional<Path> authorities() {
        return Optional.ofNullable(System.getenv("BOOTSTRAP_TEST_CA_BUNDLE")).map(Path::of);
    }

    /** The variables that the operator of such a network would set on its boxes. */
    static Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        authorities().ifPresent(file -> variables.put("SSL_CERT_FILE", AUTHORITIES));
        Optional.ofNullable(System.getenv("BOOTSTRAP_TEST_RUSTUP_MIRROR")).ifPresent(mirror -> {
            variables.put("RUSTUP_DIST_SERVER", mirror);
            variables.put("RUSTUP_UPDATE_ROOT", mirror + "/rustup");
        });
        return variables;
    }
}
