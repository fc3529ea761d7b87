package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Ended;
import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes from the makers and from no archive, served by the box itself under the makers' addresses: their own hosts
 * are out of reach of the tests. The kubectl that is served is Debian's; what is served as Qdrant only stands in for it.
 */
class DownloadIT {
    private static final List<String> TRUSTING = List.of("--ca-bundle", LocalMakers.AUTHORITY);
    private static final String QDRANT = "/home/dev/.local/bin/qdrant";

    static Stream<String> ubuntuImages() {
        return Ground.ubuntuImages();
    }

    @Test
    void kubectl() {
        try (var box = box(Ground.images().getLast())) {
            var makers = LocalMakers.in(box);
            makers.publish("kubernetes", "/kubectl", debians(box));
            aFileWithAnotherHashIsNotKept(box, "kubernetes", "kubectl");

            var profile = makers.copy("kubernetes");
            var announced = Announced.in(run(box, "dev", profile, "plan", "--json"));
            new Guided(box, profile, "a local server", TRUSTING).holds().misses("kubernetes");
            assertThat(Performed.in(box, "dev")).containsExactlyInAnyOrderElementsOf(announced.commands());
            assertThat(Verified.in(run(box, "dev", profile, "verify", "--json")).of("skipped"))
                    .isNotEmpty()
                    .allSatisfy(verdict -> {
                        assertThat(verdict.step()).isEqualTo("k3s");
                        assertThat(verdict.reason()).contains("systemd is not running");
                    });
            whatWasReplacedComesBackFromTheCache(makers, profile, "/usr/local/bin/kubectl");
            assertThat(box.as("dev", "stat", "-c", "%U %a", "/usr/local/bin/kubectl")
                            .out())
                    .isEqualTo("root 755\n");
        }
    }

    /** Not installed, so that nothing but the download can bring it. */
    private static String debians(TestBox box) {
        var had = box.as(
                "root", "bash", "-c", "cd /srv && apt-get download kubectl && dpkg-deb -x kubectl_*.deb /srv/debian");
        Assumptions.assumeTrue(had.code() == 0, "NOT SHOWN: this archive has no kubectl to serve: " + had);
        return "/srv/debian/usr/bin/kubectl";
    }

    @ParameterizedTest
    @MethodSource("ubuntuImages")
    void qdrant(String image) {
        try (var box = box(image)) {
            var makers = LocalMakers.in(box);
            box.bring("qdrant");
            box.done("root", "chmod 0755 /srv/box/qdrant && tar -C /srv/box -czf /srv/qdrant.tar.gz qdrant");
            makers.publish("qdrant", "/qdrant/", "/srv/qdrant.tar.gz");
            var profile = makers.copy("qdrant");

            var before = box.tree();
            var announced = Announced.in(run(box, "dev", profile, "plan", "--json"));
            assertThat(box.tree()).as("a plan writes nothing").isEqualTo(before);
            var guided = new Guided(box, profile, "a local server", TRUSTING).holds();
            assertThat(Performed.in(box, "dev")).containsExactlyInAnyOrderElementsOf(announced.commands());
            guided.misses("qdrant");

            whatWasReplacedComesBackFromTheCache(makers, profile, QDRANT);
            anotherReleaseTakesItsPlace(makers);
            throughSudoItBelongsToTheUser(box, profile);
        }
    }

    /** A program written over is seen by the plan, and the network is not asked again. */
    private static void whatWasReplacedComesBackFromTheCache(LocalMakers makers, String profile, String place) {
        var box = makers.box();
        box.done("root", "cp " + place + " /srv/whole && cp /bin/true " + place);
        var fetched = makers.fetched();
        assertThat(fetched).hasSize(1);

        var planned = run(box, "dev", profile, "plan", "--exit-code");
        assertThat(planned.code()).as("%s", planned).isEqualTo(3);
        assertThat(planned.out()).contains("~ download");
        var applied = run(box, "dev", profile, "apply", "--yes");
        assertThat(applied.code()).as("%s", applied).isZero();
        box.done("root", "cmp /srv/whole " + place);
        assertThat(makers.fetched()).isEqualTo(fetched);
    }

    private static void anotherReleaseTakesItsPlace(LocalMakers makers) {
        var box = makers.box();
        box.done(
                "root", "echo '# another release' >>/srv/box/qdrant && tar -C /srv/box -cJf /srv/qdrant.tar.gz qdrant");
        makers.publish("qdrant", "/qdrant/", "/srv/qdrant.tar.gz");
        var applied = run(box, "dev", makers.copy("qdrant"), "apply", "--yes");
        assertThat(applied.code()).as("%s", applied).isZero();
        box.done("root", "cmp /srv/box/qdrant " + QDRANT);
        assertThat(makers.fetched()).hasSize(2);
    }

    private static void throughSudoItBelongsToTheUser(TestBox box, String profile) {
        box.done("root", "rm -rf /home/dev/.local /home/dev/.cache");
        var applied = box.as(
                "dev",
                "sudo",
                "bootstrap",
                "apply",
                "--yes",
                "--ca-bundle",
                LocalMakers.AUTHORITY,
                "--profile",
                profile);
        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(box.as("root", "find", "/home/dev", "!", "-user", "dev").out())
                .isEmpty();
        assertThat(box.as("dev", "test", "-x", QDRANT).code()).isZero();
    }

    /** The library comes from the package index, so this is the real one. */
    @ParameterizedTest
    @MethodSource("ubuntuImages")
    void qdrantInsideOfPython(String image) {
        try (var guided = Guided.onBox("qdrant", image, "--set", "qdrant=edge")) {
            guided.holds().misses("qdrant");
        }
    }

    @Test
    void anArchitectureThatIsNotListedIsImpossibleHere() {
        try (var box = TestBox.started(Ground.images().getLast(), Stage.SUDO, Network.NONE)) {
            var here = box.as("root", "dpkg", "--print-architecture").out().strip();
            var other = here.equals("amd64") ? "arm64" : "amd64";
            box.write(
                    "/tmp/other.yaml",
                    OneStep.ensuring("download: { from: { " + other + ": { url: https://example.org/x, sha256: "
                            + "0".repeat(64) + " } }, to: ~/x, size-max: 1 MiB }"));
            var planned = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/other.yaml");
            assertThat(planned.code()).as("%s", planned).isEqualTo(4);
            assertThat(planned.out()).contains("impossible here, the profile names no download for " + here);
        }
    }

    /** The built-in profile as it is pins the makers' file, which this is not. */
    private static void aFileWithAnotherHashIsNotKept(TestBox box, String profile, String name) {
        var applied = run(box, "dev", profile, "apply", "--yes");
        assertThat(applied.code()).as("%s", applied).isEqualTo(76);
        assertThat(applied.out() + applied.err()).contains("SHA-256", "nothing was kept");
        assertThat(box.as("root", "find", "/home/dev", "/usr/local", "-name", name + "*")
                        .out())
                .isEmpty();
        box.done("root", "rm /srv/makers/asked");
    }

    private static TestBox box(String image) {
        var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE, "python3", "openssl", "xz-utils");
        box.done("root", "apt-get update");
        return box;
    }

    private static Ended run(TestBox box, String user, String profile, String command, String... more) {
        var words = Stream.of(List.of("bootstrap", command, "--profile", profile), TRUSTING, List.of(more))
                .flatMap(List::stream);
        return box.as(user, words.toArray(String[]::new));
    }
}
