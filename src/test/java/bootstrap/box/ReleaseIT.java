package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Ended;
import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is released installs on a box without Java, does the main job there, and goes away again. */
class ReleaseIT {
    private static final Path RELEASE = Path.of("target/release");

    static Stream<String> ubuntuImages() {
        return Ground.ubuntuImages();
    }

    private static TestBox bare(String image, String... packages) {
        var box = TestBox.started(image, Stage.BARE, Network.BRIDGE, packages);
        box.copy(RELEASE, "/srv/release");
        assertThat(box.as("root", "bash", "-c", "command -v java bootstrap").code())
                .as("a box without Java and without the tool")
                .isNotZero();
        return box;
    }

    private static Ended good(Ended ended) {
        assertThat(ended.code()).as("%s", ended).isZero();
        return ended;
    }

    @ParameterizedTest
    @MethodSource("ubuntuImages")
    void theDeb(String image) {
        try (var box = bare(image)) {
            good(box.as("root", "bash", "-c", "dpkg --install /srv/release/bootstrap_*.deb"));
            usesItsCaches(box, "/usr/lib/bootstrap");
            doesTheMainJob(box);
            startsAnywhere(box);
            good(box.as("root", "dpkg", "--purge", "bootstrap"));
            assertThat(box.as("root", "ls", "/usr/lib/bootstrap", "/usr/bin/bootstrap")
                            .out())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ubuntuImages")
    void theArchive(String image) {
        try (var box = bare(image)) {
            var before = names(box);
            good(installed(box, "root", "--from", "/srv/release"));
            usesItsCaches(box, "/opt/bootstrap");
            // Again, over itself and over a cache that was broken.
            good(installed(box, "root", "--from", "/srv/release"));
            usesItsCaches(box, "/opt/bootstrap");
            good(installed(box, "root", "--remove"));
            assertThat(names(box)).isEqualTo(before);
            good(installed(box, "root", "--from", "/srv/release"));
            doesTheMainJob(box);
            good(installed(box, "root", "--remove"));
            assertThat(installed(box, "root", "--remove").code()).isEqualTo(66);
        }
    }

    @Test
    void aUserInstallsItForItself() {
        try (var box = bare(image(), "python3")) {
            box.done("root", "useradd --create-home --shell /bin/bash ada");
            box.done("root", "cd /srv/release && (python3 -m http.server --bind 127.0.0.1 8000 >/dev/null 2>&1 &)");
            box.done("root", "until (: </dev/tcp/127.0.0.1/8000) 2>/dev/null; do sleep 0.1; done");
            var before = names(box);
            var from = good(installed(box, "ada", "--from", "http://127.0.0.1:8000"));
            assertThat(from.err()).contains("installed bootstrap ", "/home/ada/.local/bin/bootstrap");
            usesItsCaches(box, "/home/ada/.local/lib/bootstrap");
            good(box.as("ada", "/home/ada/.local/bin/bootstrap", "facts"));
            good(installed(box, "ada", "--remove"));
            assertThat(names(box))
                    .filteredOn(name -> !name.contains("/home/ada/.local"))
                    .isEqualTo(before);
            assertThat(box.as("ada", "find", "/home/ada/.local", "!", "-type", "d")
                            .out())
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotAsPromisedIsNotInstalled() {
        try (var box = bare(image())) {
            var before = names(box);
            var other = "0".repeat(64);
            assertThat(installed(box, "root", "--from", "/srv/release", "--sha256", other)
                            .code())
                    .isEqualTo(76);
            assertThat(installed(box, "root", "--from", "/srv/release", "--sha256", "")
                            .code())
                    .isEqualTo(2);
            assertThat(installed(box, "root", "--from", "/srv/nothing").code()).isEqualTo(66);
            assertThat(installed(box, "root").code()).isEqualTo(2);
            box.done("root", "printf x | dd conv=notrunc bs=1 seek=5000 of=$(ls /srv/release/*.tar.gz) 2>/dev/null");
            assertThat(installed(box, "root", "--from", "/srv/release").code()).isEqualTo(76);
            assertThat(names(box)).isEqualTo(before);
            box.done("root", "mkdir -p /opt/bootstrap && touch /opt/bootstrap/mine");
            assertThat(installed(box, "root", "--from", "/srv/release").code()).isEqualTo(73);
            assertThat(installed(box, "root", "--remove").code()).isEqualTo(73);
            good(box.as("root", "ls", "/opt/bootstrap/mine"));
        }
    }

    /** Made again elsewhere from the same sources, all but the start-up caches (ours, and the runtime's own) is the same to the byte. */
    @Test
    void madeTwiceItIsTheSame(@TempDir Path elsewhere, @TempDir Path one, @TempDir Path other) throws Exception {
        run(Path.of(""), "bash", "-c", "git ls-files -z | tar --null -T - -c | tar -x -C '" + elsewhere + "'");
        var others = "umask 077; exec env TZ=Asia/Tokyo LC_ALL=C BOOTSTRAP_JSON=true scripts/package --release";
        run(elsewhere, "bash", "-c", others);
        assertThat(contents(elsewhere.resolve(RELEASE), one)).isEqualTo(contents(RELEASE, other));
    }

    /** The class file's major version is its seventh and eighth byte. */
    @Test
    void theCacheCanKeepPicocli() throws IOException {
        try (var jar = new ZipFile("target/bootstrap/lib/bootstrap.jar");
                var content = jar.getInputStream(jar.getEntry("picocli/CommandLine.class"))) {
            assertThat(content.readNBytes(8)[7]).isEqualTo((byte) 52);
        }
    }

    private static String image() {
        return ubuntuImages().toList().getLast();
    }

    private static Ended installed(TestBox box, String user, String... arguments) {
        var words = Stream.concat(Stream.of("sh", "/srv/release/install.sh"), Arrays.stream(arguments));
        return box.as(user, words.toArray(String[]::new));
    }

    /** Everything that has a name, but for what a running kernel and package manager name. */
    private static List<String> names(TestBox box) {
        var found = "find / -xdev -path /proc -prune -o -path /sys -prune -o -printf '%p %u %m %l\\n' | LC_ALL=C sort";
        return box.as("root", "sh", "-c", found).out().lines().toList();
    }

    private static void doesTheMainJob(TestBox box) {
        good(box.as("root", "bootstrap", "--profile", "python", "--yes"));
        var verified = good(box.as("root", "bootstrap", "verify", "--profile", "python"));
        assertThat(verified.out()).contains("python3").contains("checks passed");
    }

    /** Without a locale, with one that is not there, without a PATH, in a directory that was removed. */
    private static void startsAnywhere(TestBox box) {
        box.write("/tmp/prόfile.yaml", OneStep.ensuring("file: { path: /srv/Grüße, content: \"ß\", owner: root }"));
        for (String locale : List.of("LANG=", "LC_ALL=C", "LC_ALL=xx_YY.UTF-8")) {
            good(box.as("root", "rm", "-f", "/srv/Grüße"));
            var words = List.of("env", "-i", locale, "/usr/bin/bootstrap", "--profile", "/tmp/prόfile.yaml", "--yes");
            var applied = good(box.as("root", words.toArray(String[]::new)));
            assertThat(applied.out()).contains(locale.endsWith("UTF-8") ? "/srv/Grüße" : "/srv/Gr\\u{fc}\\u{df}e");
            assertThat(good(box.as("root", "cat", "/srv/Grüße")).out()).isEqualTo("ß");
        }
        var gone = good(box.as(
                "root", "sh", "-c", "mkdir /tmp/gone && cd /tmp/gone && rmdir /tmp/gone && bootstrap --version"));
        assertThat(gone.out()).startsWith("bootstrap ");
    }

    /** Both of them: what looks at little has a cache of its own. */
    private static void usesItsCaches(TestBox box, String folder) {
        usesItsCache(box, folder, "bootstrap.aot", "completion bash", "--strict-session");
        usesItsCache(box, folder, "verify.aot", "profiles list", "hybrid");
        // The first was written when it was packaged, the second is made by the parser.
        var program = folder + "/bin/bootstrap";
        assertThat(good(box.as("root", program, "--help"))).isEqualTo(good(box.as("root", program, "--help", "plan")));
    }

    /** With {@code AOTMode=on} the runtime ends where it can't use the cache; else it goes on, and must do so silently. */
    private static void usesItsCache(TestBox box, String folder, String name, String words, String known) {
        box.done("root", "cd " + folder + "/bin && sed 's/-XX:AOTCache/-XX:AOTMode=on &/' bootstrap >strict");
        var strict = new String[] {"sh", "-c", "sh " + folder + "/bin/strict " + words};
        var usual = new String[] {"sh", "-c", folder + "/bin/bootstrap " + words};
        good(box.as("root", strict));
        var with = good(box.as("root", usual));
        assertThat(with.err()).isEmpty();
        assertThat(with.out()).contains(known);
        assertThat(good(box.as("root", "sh", "-c", strict[2] + " 9</dev/null")))
                .as("the launcher's number of a file is in use")
                .isEqualTo(with);
        var cache = folder + "/lib/" + name;
        box.done("root", "touch " + folder + "/lib/*.jar");
        assertThat(good(box.as("root", usual))).as("a jar of another time").isEqualTo(with);
        box.done("root", "truncate -s 100000 " + cache);
        assertThat(box.as("root", strict).code()).as("half a cache").isNotZero();
        assertThat(good(box.as("root", usual))).as("half a cache").isEqualTo(with);
        box.done("root", "rm " + cache);
        assertThat(box.as("root", strict).code()).as("no cache").isNotZero();
        assertThat(good(box.as("root", usual))).as("no cache").isEqualTo(with);
        box.done("root", "rm " + folder + "/bin/strict");
    }

    /** What the machine that makes releases runs. */
    private static String run(Path folder, String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Every file in the archive, in the .deb and beside them, with mode, time and hash; only the caches are left out. */
    private static String contents(Path release, Path work) throws IOException, InterruptedException {
        var script = """
                set -euo pipefail
                mkdir "$1/archive" "$1/deb" "$1/beside"
                tar -xpzf bootstrap-*.tar.gz -C "$1/archive"
                dpkg-deb --fsys-tarfile bootstrap_*.deb | tar -xp -C "$1/deb"
                dpkg-deb --control bootstrap_*.deb "$1/deb/DEBIAN"
                cp -p *.json install.sh "$1/beside"
                ls
                cd "$1"
                sed -i '/^Installed-Size/d' deb/DEBIAN/control
                sed -i '/\\.\\(aot\\|jsa\\)$/d' deb/DEBIAN/md5sums
                find archive deb/usr ! -name '*.aot' ! -name '*.jsa' -type f -printf '%p %m %T@\\n' -o -printf '%p %m %l\\n' | LC_ALL=C sort
                find . -type f ! -name '*.aot' ! -name '*.jsa' -exec sha256sum {} + | LC_ALL=C sort -k 2
                """;
        var listed = run(release, "bash", "-c", script, "bash", work.toString());
        assertThat(listed).contains("lib/bootstrap.jar", "runtime/lib/modules", "man1/bootstrap.1.gz", "cdx.json");
        return listed;
    }
}
