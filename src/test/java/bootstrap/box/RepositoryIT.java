package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.LocalArchive.Made;
import bootstrap.box.TestBox.Ended;
import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Docker from its makers, by the step that ships: only where the repository is and its key are others, one on the box's
 * own disk with packages made for the test. Apt verifies with another program from release to release.
 */
@Execution(ExecutionMode.CONCURRENT)
class RepositoryIT {
    private static final String PROFILE = "/srv/profile/docker.yaml";
    private static final String[] VENDOR = {"--profile", PROFILE, "--set", "docker=vendor", "--skip", "certificates"};

    /** Answers as far as the step's checks ask it. */
    private static final String CLIENT = """
            #!/bin/sh
            case "$*" in
                --version) echo Docker version 28.0.0, build 1 ;;
                "buildx version") echo github.com/docker/buildx v0.30.1 ;;
                "compose version") echo Docker Compose version v2.40.3 ;;
                "compose config --services") echo one ;;
            esac
            """;

    static Stream<String> images() {
        return Ground.ubuntuImages();
    }

    @ParameterizedTest
    @MethodSource("images")
    void bringsPackagesOfARepositoryThatIsYetToCome(String image) throws IOException {
        try (var box = box(image)) {
            refusals(box);
            comes(box);
            staysAsItIs(box);
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void takesTheReleasesDockerAwayOnlyWhenThatWasShown(String image) throws IOException {
        try (var box = box(image)) {
            profile(box, fingerprint(box, "vendor"), "vendor");
            box.done("root", "apt-get install -y docker.io");

            var first = run(box, "apply", "--yes");
            assertThat(first.code()).as("%s", first).isEqualTo(4);
            assertThat(first.out()).contains("it would remove docker.io, which the plan did not show: plan again");
            assertThat(box.as("root", "docker", "--version").out()).contains("20.10");

            var second = run(box, "plan");
            assertThat(second.code()).as("%s", second).isEqualTo(4);
            assertThat(second.out()).contains("Removed: docker.io", "--allow-removals");
            var refused = run(box, "apply", "--yes");
            assertThat(refused.code()).as("%s", refused).isEqualTo(4);

            var applied = run(box, "apply", "--yes", "--allow-removals");
            assertThat(applied.code()).as("%s", applied).isZero();
            assertThat(box.as("root", "docker", "--version").out()).contains("28.0");
        }
    }

    /** The same by hand, with a key elsewhere: a second source would keep apt from reading anything. */
    @ParameterizedTest
    @MethodSource("images")
    void keepsWhatAnotherFileNames(String image) throws IOException {
        try (var box = box(image)) {
            profile(box, fingerprint(box, "vendor"), "vendor");
            box.done(
                    "root",
                    "cp /srv/keys/vendor.gpg /usr/share/keyrings/; . /etc/os-release; echo \"deb"
                            + " [signed-by=/usr/share/keyrings/vendor.gpg] file:/srv/vendor/ $VERSION_CODENAME stable\""
                            + " >/etc/apt/sources.list.d/by-hand.list; apt-get update");

            var applied = run(box, "apply", "--yes");

            assertThat(applied.code()).as("%s", applied).isZero();
            assertThat(applied.out()).contains("named by /etc/apt/sources.list.d/by-hand.list:1");
            assertThat(box.as("root", "ls", "/etc/apt/sources.list.d").out())
                    .doesNotContain("bootstrap-docker.sources");
        }
    }

    /** Whatever is refused: exit code, a reason, and neither apt nor a package is touched. */
    private static void refusals(TestBox box) throws IOException {
        var good = fingerprint(box, "vendor");
        profile(box, fingerprint(box, "other"), "vendor");
        refused(box, 76, "the profile pins " + fingerprint(box, "other") + " alone");
        box.done("root", "cat /srv/keys/other.gpg >>/srv/keys/vendor.gpg");
        profile(box, good, "vendor");
        refused(box, 76, " and " + fingerprint(box, "other"));
        box.done("root", "gpg --homedir /srv/gnupg --batch --yes --export -o /srv/keys/vendor.gpg vendor");

        profile(box, good, "vendor");
        box.done("root", "mv /srv/vendor/dists /srv/vendor/gone");
        refused(box, 4, "the repository has no ");
        box.done("root", "mv /srv/vendor/gone /srv/vendor/dists; cp -r /srv/vendor/dists /srv/dists");
        box.done("root", "sed -i 's/^Architectures:.*/Architectures: riscv64/' /srv/vendor/dists/*/InRelease");
        refused(box, 4, "has nothing for amd64, only for riscv64");
        box.done("root", "rm -r /srv/vendor/dists; cp -r /srv/dists /srv/vendor/dists");

        box.done(
                "root",
                "cd /srv/vendor/dists/*/ && gpg --homedir /srv/gnupg --batch --yes --local-user other"
                        + " --clearsign --output InRelease Release");
        refused(box, 76, "apt-get");
        box.done("root", "rm -r /srv/vendor/dists; mv /srv/dists /srv/vendor/dists");
    }

    private static void refused(TestBox box, int code, String reason) {
        var before = aptOf(box);
        var log = Transaction.log(box);
        var applied = run(box, "apply", "--yes");
        assertThat(applied.code()).as("%s", applied).isEqualTo(code);
        assertThat(applied.out() + applied.err()).contains(reason).doesNotContain("Exception");
        assertThat(aptOf(box)).as(reason).isEqualTo(before);
        assertThat(Transaction.since(log, box))
                .filteredOn(line -> line.contains("docker"))
                .isEmpty();
        box.done("root", "apt-get update");
    }

    private static String aptOf(TestBox box) {
        return box.as("root", "sh", "-c", "find /etc/apt -type f -exec sha256sum {} + | sort")
                .out();
    }

    private static void comes(TestBox box) throws IOException {
        profile(box, fingerprint(box, "vendor"), "vendor");
        var announced = Announced.in(run(box, "plan", "--json"));
        var applied = run(box, "apply", "--yes");
        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(Performed.in(box, "dev")).isEqualTo(announced.commands());
        assertThat(box.as("root", "cat", "/etc/apt/sources.list.d/bootstrap-docker.sources")
                        .out())
                .contains("URIs: file:/srv/vendor\n", "Signed-By: /etc/apt/keyrings/bootstrap-docker.asc\n");
        assertThat(box.as("root", "stat", "-c", "%a %U", "/etc/apt/keyrings/bootstrap-docker.asc")
                        .out())
                .isEqualTo("644 root\n");
        assertThat(box.as("root", "sh", "-c", "apt-get update && apt-cache policy docker-ce")
                        .out())
                .contains("file:/srv/vendor", "Candidate: 5:28.0")
                .doesNotContain("configured multiple times");
    }

    private static void staysAsItIs(TestBox box) {
        var verified = run(box, "verify");
        assertThat(verified.code()).as("%s", verified).isZero();
        var again = run(box, "plan", "--json", "--exit-code");
        assertThat(again.code()).as("%s", again).isZero();
        assertThat(Announced.in(again).commands()).isEmpty();
    }

    private static Ended run(TestBox box, String command, String... more) {
        var words = Stream.of(Stream.of("bootstrap", command), Stream.of(VENDOR), Stream.of(more));
        return box.as("dev", words.flatMap(each -> each).toArray(String[]::new));
    }

    /** A box whose own archive has docker.io; the makers' is on its disk, and unknown to apt. */
    private static TestBox box(String image) {
        var box = TestBox.started(image, Stage.SUDO, Network.NONE, "gpg", "gpg-agent");
        var archive = LocalArchive.in(box);
        box.done("root", "for key in vendor other; do sh /srv/box/archive key $key; done");
        archive.builds(
                Made.of("docker-ce", "5:28.0", "Conflicts: docker.io", "Depends: docker-ce-cli")
                        .with("usr/bin/dockerd", "#!/bin/sh\necho Docker version 28.0.0\n")
                        .configuredBy("chmod 755 /usr/bin/dockerd; groupadd --force --system docker"),
                Made.of("docker-ce-cli", "5:28.0", "Conflicts: docker.io")
                        .with("usr/bin/docker", CLIENT)
                        .configuredBy("chmod 755 /usr/bin/docker"),
                Made.of("containerd.io", "2.2")
                        .with("usr/bin/containerd", "#!/bin/sh\necho containerd 2.2.1\n")
                        .configuredBy("chmod 755 /usr/bin/containerd"),
                Made.of("docker-buildx-plugin", "0.30"),
                Made.of("docker-compose-plugin", "2.40"));
        box.done(
                "root",
                ". /etc/os-release; sh /srv/box/archive publish $VERSION_CODENAME stable"
                        + " $(dpkg --print-architecture) vendor; mv /srv/archive /srv/vendor");
        archive.offers(
                Made.of("iptables", "1"),
                Made.of("docker.io", "20.10")
                        .with("usr/bin/docker", "#!/bin/sh\necho Docker version 20.10.1\n")
                        .configuredBy("chmod 755 /usr/bin/docker"));
        return box;
    }

    private static String fingerprint(TestBox box, String key) {
        return box.as(
                        "root",
                        "bash",
                        "-c",
                        "gpg --homedir /srv/gnupg --batch --list-keys --with-colons " + key
                                + " | awk -F: '/^fpr/ { print $10; exit }'")
                .out()
                .strip();
    }

    /** The profile that ships, with this repository and this key in place of those of Docker's makers. */
    private static void profile(TestBox box, String fingerprint, String key) throws IOException {
        var text = Files.readString(Path.of("profiles/docker.yaml"))
                .replaceAll("https://download[.]docker[.]com/linux/(ubuntu|debian)\"", "file:/srv/vendor\"")
                .replaceAll("url: https://download[.]docker[.]com\\S*", "file: key.asc")
                .replaceAll("fingerprint: [0-9A-F]{40}", "fingerprint: " + fingerprint);
        assertThat(text).doesNotContain("docker.com");
        box.write(PROFILE, text);
        for (String check : List.of("docker.sh", "compose.yaml")) {
            box.write("/srv/profile/checks/" + check, Files.readString(Path.of("profiles/checks", check)));
        }
        box.done(
                "root",
                "{ echo -----BEGIN PGP PUBLIC KEY BLOCK-----; echo; base64 /srv/keys/" + key
                        + ".gpg; echo -----END PGP PUBLIC KEY BLOCK-----; } >/srv/profile/key.asc");
    }
}
