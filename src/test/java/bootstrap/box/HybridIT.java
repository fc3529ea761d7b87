package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The box of the guide, planned, applied and verified for real, in every image and as every kind of user. */
@Execution(ExecutionMode.CONCURRENT)
class HybridIT {
    private static final String[] HYBRID = {"bootstrap", "--profile", "hybrid"};
    private static final String[] MAY_LACK = {"buildx", "compose"};

    static Stream<String> images() {
        return Ground.images().stream();
    }

    static Stream<String> ubuntuImages() {
        return Ground.ubuntuImages();
    }

    @ParameterizedTest
    @MethodSource("images")
    void aDryRunWithoutNetworkAndRightsChangesNothing(String image) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.NONE)) {
            var before = box.tree();
            var planned = box.as("dev", with(HYBRID, "--dry-run"));
            var facts = box.as("dev", "bootstrap", "facts", "--json");
            var asRoot = box.as("root", with(HYBRID, "--dry-run"));
            assertThat(planned.code()).as("%s", planned).isZero();
            assertThat(facts.code()).as("%s", facts).isZero();
            assertThat(asRoot.code()).as("%s", asRoot).isZero();
            assertThat(planned.out()).contains("Nothing was changed.", "hybrid");
            assertThat(box.tree()).isEqualTo(before);
        }
    }

    /** The virgin image: no package lists, so the first of several names that will do is known after the refresh. */
    @ParameterizedTest
    @MethodSource("images")
    void asRoot(String image) {
        try (var box = TestBox.started(image, Stage.PLAIN, Network.BRIDGE)) {
            var line = with(HYBRID, Ground.lacking(image, MAY_LACK));
            var announced = Announced.in(box.as("root", with(line, "--dry-run", "--json")));
            var performed = applied(box, image, "root", line);
            assertThat(performed).hasSameSizeAs(announced.commands());
            assertThat(packages(performed).getFirst()).endsWith(" update");
            assertThat(without(performed, "apt-get"))
                    .containsExactlyInAnyOrderElementsOf(without(announced.commands(), "apt-get"));
            assertThat(box.as("root", "stat", "-c", "%U", "/root/.cargo/bin/cargo")
                            .out())
                    .isEqualTo("root\n");
        }
    }

    @ParameterizedTest
    @MethodSource("ubuntuImages")
    void asUserWithSudo(String image) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE)) {
            box.as("root", "apt-get", "update");
            var line = with(HYBRID, Ground.lacking(image, MAY_LACK));
            var announced = Announced.in(box.as("dev", with(line, "--dry-run", "--json")));
            isAsAnnounced(applied(box, image, "dev", line), announced.commands());
            belongsToDev(box);
            // Nothing changes, so nothing may ask for root: sudo itself is taken away.
            box.as("root", "chmod", "0", "/usr/bin/sudo");
            var again = box.as("dev", with(line, "--yes"));
            assertThat(again.code()).as("%s", again).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("ubuntuImages")
    void asRootThroughSudo(String image) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE)) {
            box.as("root", "apt-get", "update");
            // sudo drops variables: the mirror is named again, and the authorities by the option made for them.
            var words = new ArrayList<>(List.of("sudo"));
            Ground.variables().forEach((name, value) -> words.add(name + "=" + value));
            words.remove("SSL_CERT_FILE=" + Ground.AUTHORITIES);
            words.addAll(List.of(HYBRID));
            Ground.authorities().ifPresent(file -> words.addAll(List.of("--ca-bundle", Ground.AUTHORITIES)));
            var line = with(words.toArray(String[]::new), Ground.lacking(image, MAY_LACK));
            var announced = Announced.in(box.as("dev", with(line, "--dry-run", "--json")));
            isAsAnnounced(applied(box, image, "dev", line), announced.commands());
            belongsToDev(box);
            assertThat(box.as("root", "ls", "-A", "/root").out()).doesNotContain(".cargo", ".rustup", ".local");
        }
    }

    /**
     * Apply, verify from a new login shell; then plan again is all Keep, and apply again does nothing.
     *
     * @return what the first apply ran
     */
    private static List<String> applied(TestBox box, String image, String user, String[] line) {
        var keeper = line[0].equals("sudo") ? "root" : user;
        var first = box.as(user, with(line, "--yes"));
        assertThat(first.code()).as("%s", first).isZero();
        var ran = Performed.in(box, keeper);

        var options = String.join(" ", Ground.lacking(image, MAY_LACK));
        var verified = box.login(user, "bootstrap verify --profile hybrid " + options);
        assertThat(verified.code()).as("%s", verified).isZero();
        assertThat(speedUp(verified.out())).as("%s", verified).isPositive();

        var plan = box.as(user, with(line, "--dry-run", "--json"));
        assertThat(Announced.in(plan).commands()).as("%s", plan).isEmpty();
        assertThat(box.login(user, "bootstrap plan --profile hybrid --exit-code " + options)
                        .code())
                .isZero();

        var again = box.as(user, with(line, "--yes"));
        assertThat(again.code()).as("%s", again).isZero();
        assertThat(Performed.in(box, keeper))
                .as("the log is still that of the first apply")
                .isEqualTo(ran);
        return ran;
    }

    /** Packages in their order; what doesn't wait for them may begin earlier than it stands in the plan. */
    private static void isAsAnnounced(List<String> ran, List<String> announced) {
        assertThat(ran).containsExactlyInAnyOrderElementsOf(announced);
        assertThat(packages(ran)).isEqualTo(packages(announced)).isNotEmpty();
    }

    private static List<String> packages(List<String> commands) {
        return commands.stream().filter(each -> each.contains("/apt-get ")).toList();
    }

    /** The fact that the check told of this box; how much it is says nothing about the tool. */
    private static double speedUp(String report) {
        var told = Pattern.compile("^ +speed-up: Rust ([0-9.]+) x as fast as Python ", Pattern.MULTILINE)
                .matcher(report);
        return told.find() ? Double.parseDouble(told.group(1)) : -1;
    }

    private static void belongsToDev(TestBox box) {
        assertThat(box.as("root", "find", "/home/dev", "!", "-user", "dev").out())
                .isEmpty();
        assertThat(box.as("dev", "test", "-x", "/home/dev/.cargo/bin/cargo").code())
                .isZero();
        assertThat(box.as("dev", "id", "-nG", "dev").out()).contains("docker");
    }

    private static List<String> without(List<String> commands, String word) {
        return commands.stream().filter(each -> !each.contains(word)).toList();
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }
}
