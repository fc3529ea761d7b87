package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When apt may use what it computed before, so that asking writes nothing. */
class AptCachesTest {
    @TempDir
    Path root;

    @BeforeEach
    void fill() throws IOException {
        write("var/lib/apt/lists/a_Packages");
        write("var/lib/apt/lists/a_i18n_Translation-en");
        write("etc/apt/sources.list");
        write("var/lib/dpkg/status");
        write("var/cache/apt/pkgcache.bin");
    }

    /** Files that were written at once have one time: what is as old as the cache may be newer. */
    private void cached() throws IOException {
        var cache = root.resolve("var/cache/apt/pkgcache.bin");
        var newest = AptInputs.below(root).changed().orElseThrow();
        for (int n = 0; !AptInputs.changed(cache).toInstant().isAfter(newest); n++) {
            Files.writeString(cache, "cache " + n);
        }
    }

    private List<String> options() {
        return AptIndex.below(root).asking("apt-get").stream().skip(1).toList();
    }

    private List<String> trusting() {
        return List.of("-o", "Dir::Cache::pkgcache=" + root + "/var/cache/apt/pkgcache.bin");
    }

    private static List<String> without() {
        return List.of("-o", "Dir::Cache::pkgcache=/proc/none/pkgcache.bin");
    }

    @Test
    void aCacheThatIsNewerThanAllServes() throws IOException {
        cached();

        assertThat(options()).isEqualTo(trusting());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var/lib/apt/lists/a_Packages",
                "var/lib/apt/lists/c_Packages",
                "etc/apt/sources.list",
                "etc/apt/apt.conf.d/new",
                "var/lib/dpkg/status",
                "var/lib/dpkg/arch"
            })
    void aCacheThatIsOlderThanOneOfThemDoesNot(String changed) throws IOException {
        cached();
        var cache = AptInputs.changed(root.resolve("var/cache/apt/pkgcache.bin"));
        do {
            write(changed);
        } while (!AptInputs.changed(root.resolve(changed)).toInstant().isAfter(cache.toInstant()));

        assertThat(options()).isEqualTo(without());
    }

    /** Of a mirror's list apt keeps the time that the mirror tells. */
    @Test
    void aListThatCameLaterIsNewWhateverItsTimeSays() throws IOException {
        cached();
        var list = root.resolve("var/lib/apt/lists/a_Packages");
        var cache = AptInputs.changed(root.resolve("var/cache/apt/pkgcache.bin"));
        do {
            Files.setLastModifiedTime(list, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        } while (!AptInputs.changed(list).toInstant().isAfter(cache.toInstant()));

        assertThat(options()).isEqualTo(without());
    }

    @Test
    void aTimeThatWasSetMakesNoCacheNew() throws IOException {
        cached();
        var cache = root.resolve("var/cache/apt/pkgcache.bin");

        Files.setLastModifiedTime(cache, FileTime.from(Instant.now().minus(Duration.ofDays(9))));

        assertThat(options()).isEqualTo(without());
    }

    @Test
    void noCacheIsMadeWhereThereIsNone() throws IOException {
        Files.delete(root.resolve("var/cache/apt/pkgcache.bin"));

        assertThat(options()).isEqualTo(without());
    }

    @Test
    void whatItHoldsOfOtherLanguagesDependsOnWhoAsks() throws IOException {
        write("var/lib/apt/lists/a_i18n_Translation-de");
        cached();

        assertThat(options()).isEqualTo(without());
    }

    /** No user writes where there is no directory; root would write anywhere else. */
    @Test
    void whoMayNotWriteThemReadsThem() {
        var index = new AptIndex(root.resolve("var/lib/apt/lists"), root.resolve("gone"), AptInputs.below(root));

        assertThat(index.asking("apt-get")).containsExactly("apt-get");
    }

    private void write(String path) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "");
    }
}
