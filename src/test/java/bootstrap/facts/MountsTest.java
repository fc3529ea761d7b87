package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountsTest {
    @TempDir
    Path root;

    @Test
    void namesAFileSystemOnceWithAllItHolds() {
        var box = new FixtureBox(root).directory("/var").directory("/home/alice");
        var places = List.of(Path.of("/"), Path.of("/boot"), Path.of("/var"), Path.of("/home/alice"));

        assertThat(mounts(box, places)).singleElement().satisfies(mount -> {
            assertThat(mount.point()).isEqualTo(Path.of("/"));
            assertThat(mount.holds()).containsExactly(Path.of("/"), Path.of("/var"), Path.of("/home/alice"));
            assertThat(mount.total()).isEqualTo(root.toFile().getTotalSpace());
            assertThat(mount.free()).isBetween(0L, mount.total());
        });
    }

    @Test
    void findsWhereAFileSystemIsMounted() throws IOException {
        assertThat(new Mounts(new Tree(Path.of("/"))).point(Path.of("/proc/self")))
                .isEqualTo(Path.of("/proc"));
    }

    @Test
    void leavesOutWhatStatesNoSize() {
        var places = List.of(Path.of("/proc/self"), Path.of("/"));

        assertThat(new Mounts(new Tree(Path.of("/"))).holding(places).orElse(List.of()))
                .singleElement()
                .extracting(Mount::holds)
                .isEqualTo(List.of(Path.of("/")));
    }

    @Test
    void followsALinkToWhereItsFilesAre() throws IOException {
        var box = new FixtureBox(root).directory("/data/tmp");
        Files.createSymbolicLink(root.resolve("tmp"), Path.of("data/tmp"));

        assertThat(mounts(box, List.of(Path.of("/tmp"))))
                .singleElement()
                .extracting(Mount::point)
                .isEqualTo(Path.of("/"));
    }

    @Test
    void followsALinkToAnotherFileSystem() throws IOException {
        var link = Files.createSymbolicLink(root.resolve("link"), Path.of("/proc/self"));

        assertThat(new Mounts(new Tree(Path.of("/"))).point(link)).isEqualTo(Path.of("/proc"));
        Files.delete(link);
    }

    @Test
    void theFactsNameTheTargetsHome() {
        var box = new FixtureBox(root)
                .resource("/etc/passwd", "users/passwd")
                .resource("/etc/group", "users/group")
                .file("/proc/self/status", "Uid:\t1000\t1000\t1000\t1000\n")
                .directory("/home/alice");

        assertThat(box.facts().mounts().orElse(List.of()))
                .singleElement()
                .extracting(Mount::holds)
                .isEqualTo(List.of(Path.of("/"), Path.of("/home/alice")));
    }

    private List<Mount> mounts(FixtureBox box, List<Path> places) {
        return new Mounts(box.tree()).holding(places).orElse(List.of());
    }
}
