package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking apt writes nothing. */
class AptCachesTest {
    @TempDir
    Path root;

    /** Whatever is there: apt decides by rules of its own whether it would write it anew. */
    @Test
    void whoMayWriteThemGivesThemNoPlace() throws IOException {
        var caches = Files.createDirectories(root.resolve("var/cache/apt"));
        Files.writeString(caches.resolve("pkgcache.bin"), "");

        assertThat(AptIndex.below(root).asking("apt-get"))
                .containsExactly("apt-get", "-o", "Dir::Cache::pkgcache=/proc/none/pkgcache.bin");
    }

    /** No user writes where there is no directory; root would write anywhere else. */
    @Test
    void whoMayNotWriteThemReadsThem() {
        assertThat(new AptIndex(root.resolve("var/lib/apt/lists"), root.resolve("gone"), AptInputs.below(root))
                        .asking("apt-get"))
                .containsExactly("apt-get");
    }
}
