package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.process.Result;
import bootstrap.process.ScriptedRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asking apt writes nothing. */
class AptCachesTest {
    private static final String PLAIN = "/usr/bin/apt-cache policy";
    private static final String WITHOUT = "/usr/bin/apt-cache -o Dir::Cache::pkgcache=/proc/none/pkgcache.bin policy";
    private static final String NOBODY =
            "/usr/bin/setpriv --reuid=65534 --regid=65534 --clear-groups -- /usr/bin/apt-cache policy";
    /** Root's alone on every box. */
    private static final Path ROOTS = Path.of("/usr");

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();

    interface Harm {
        void to(Path root) throws IOException;
    }

    @BeforeEach
    void fill() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(root.resolve("var/cache/apt"));
        Files.createDirectories(root.resolve("etc/apt/sources.list.d"));
        Files.writeString(root.resolve("etc/apt/sources.list.d/a.sources"), "");
        Files.createDirectories(root.resolve("var/lib/apt/lists"));
        hide(root.resolve("var/lib/apt/lists/lock"));
        List.of(PLAIN, WITHOUT, NOBODY).forEach(each -> runner.answer(each, each));
    }

    private static void hide(Path file) throws IOException {
        Files.writeString(file, "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Whatever is there: apt decides by rules of its own whether it would write it anew. */
    @Test
    void whoMayWriteThemGivesThemNoPlace() {
        assertThat(answer(AptIndex.below(root))).isEqualTo(WITHOUT);
    }

    /** Root looks, and it is the user who asks. */
    @Test
    void aUserReadsRootsCaches() throws IOException {
        assertThat(answer(index(ROOTS, 1000))).isEqualTo(PLAIN);
        assertThat(answer(index(root.resolve("gone"), 1000))).isEqualTo(WITHOUT);

        var shared = Files.createDirectory(root.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(answer(index(shared, 1000))).isEqualTo(WITHOUT);
    }

    @Test
    void rootAsksAsNobody() {
        assertThat(answer(index(ROOTS, 0))).isEqualTo(NOBODY);
    }

    @Test
    void withoutAnAnswerToNobodyRootAsks() {
        runner.answer(NOBODY, new Result.Exited(1, "", "setpriv: setresuid failed: Invalid argument\n"));

        assertThat(answer(index(ROOTS, 0))).isEqualTo(WITHOUT);
    }

    static List<Named<Harm>> hidden() {
        return List.of(
                Named.of("a source that root alone may read", at -> hide(at.resolve("etc/apt/sources.list.d/b.list"))),
                Named.of(
                        "a directory that root alone may list",
                        at -> Files.setPosixFilePermissions(
                                Files.createDirectory(at.resolve("etc/apt/preferences.d")),
                                PosixFilePermissions.fromString("rwx--x--x"))),
                Named.of(
                        "a place that root alone may reach",
                        at -> Files.setPosixFilePermissions(
                                at.resolve("var/lib/apt"), PosixFilePermissions.fromString("rwx------"))),
                Named.of(
                        "a link to who knows where",
                        at -> Files.createSymbolicLink(
                                at.resolve("etc/apt/sources.list"), Path.of("/root/sources.list"))),
                Named.of("a link on the way", AptCachesTest::linkOnTheWay));
    }

    private static void linkOnTheWay(Path at) throws IOException {
        var elsewhere = Files.createDirectory(at.resolve("elsewhere"));
        Files.move(at.resolve("var/lib/apt"), elsewhere.resolve("apt"));
        Files.createSymbolicLink(at.resolve("var/lib/apt"), elsewhere.resolve("apt"));
    }

    @Test
    void whereNobodyMightWriteRootAsks() throws IOException {
        var shared = Files.createDirectory(root.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(answer(index(shared, 0))).isEqualTo(WITHOUT);
    }

    /** Archives that are there already are found by who gets to them. */
    @Test
    void aDirectoryIsReachableWhereAllOnTheWayMayPass() throws IOException {
        var inner = Files.createDirectories(root.resolve("outer/inner"));
        assertThat(AptInputs.isReachable(inner)).isTrue();

        var link = Files.createSymbolicLink(root.resolve("link"), inner);
        assertThat(AptInputs.isReachable(link)).isFalse();

        Files.setPosixFilePermissions(root.resolve("outer"), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(AptInputs.isReachable(inner)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void whereNobodyMayNotReadAllRootAsks(Harm harm) throws IOException {
        assertThat(answer(index(ROOTS, 0))).isEqualTo(NOBODY);

        harm.to(root);

        assertThat(answer(index(ROOTS, 0))).isEqualTo(WITHOUT);
    }

    private AptIndex index(Path caches, int asker) {
        return new AptIndex(root.resolve("var/lib/apt/lists"), caches, AptInputs.below(root), OptionalInt.of(asker));
    }

    private String answer(AptIndex index) {
        return index.ask("/usr/bin/apt-cache", List.of("policy"), runner)
                        instanceof Result.Exited(int code, var out, var err)
                ? out
                : "none";
    }
}
