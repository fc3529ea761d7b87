package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptReleasesTest {
    private static final String HEAD = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nOrigin: Ubuntu\n";

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Thu, 25 Apr 2024 15:10:33 UTC   | 2024-04-25T15:10:33Z
            Thu, 25 Apr 2024 15:10:33 GMT   | 2024-04-25T15:10:33Z
            Thu, 25 Apr 2024 15:10:33 +0200 | 2024-04-25T13:10:33Z
            Wed, 3 Apr 2024 05:01:03 UTC    | 2024-04-03T05:01:03Z
            yesterday                       |
            """)
    void datesAreReadAsArchivesWriteThem(String date, String expected) {
        list("a_InRelease", HEAD + "Date: " + date + "\nSuite: noble\n");
        assertThat(AptReleases.newestBelow(root)
                        .map(AptReleases.Dated::date)
                        .map(Object::toString)
                        .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void theNewestOfAllCounts() {
        list("old_InRelease", HEAD + "Date: Thu, 25 Apr 2024 15:10:33 UTC\n");
        list("new_Release", "Date: Fri, 26 Apr 2024 15:10:33 UTC\n");
        list("x_Packages", "Date: Sat, 27 Apr 2024 15:10:33 UTC\n");
        assertThat(AptReleases.newestBelow(root).map(AptReleases.Dated::file)).contains("new_Release");
    }

    @Test
    void aFreshImageHasNone() {
        assertThat(AptReleases.newestBelow(root)).isEmpty();
    }

    private void list(String name, String text) {
        new FixtureBox(root).file("/var/lib/apt/lists/" + name, text);
    }
}
