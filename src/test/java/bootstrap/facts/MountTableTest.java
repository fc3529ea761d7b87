package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTableTest {
    private static final String TABLE = """
            /dev/vda1 / ext4 rw,relatime,errors=remount-ro 0 0
            /dev/vda2 /usr ext4 ro,relatime 0 0
            tmpfs /usr/local tmpfs rw 0 0
            /dev/vdb /mnt/my\\040disk ext4 ro 0 0
            /dev/vdc /var ext4 ro 0 0
            /dev/vdd /var ext4 rw 0 0
            rootfs
            """;

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                |
            /home/alice      |
            /usr             | /usr
            /usr/bin         | /usr
            /usrlocal        |
            /usr/local/bin   |
            /mnt/my disk/a   | /mnt/my disk
            /var/lib         |
            """)
    void theMountThatHoldsAPlaceDecides(String place, String point) {
        new FixtureBox(root).file("/proc/mounts", TABLE);
        assertThat(MountTable.below(root)
                        .readOnlyPointOf(Path.of(place))
                        .map(Path::toString)
                        .orElse(null))
                .isEqualTo(point);
    }

    @Test
    void withoutATableNothingIsReadOnly() {
        assertThat(MountTable.below(root).readOnlyPointOf(Path.of("/usr"))).isEmpty();
    }
}
