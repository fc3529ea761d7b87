package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "ubuntu-22.04,  ubuntu, 22.04, ''",
        "ubuntu-24.04,  ubuntu, 24.04, ''",
        "future-ubuntu, ubuntu, 32.04, ''",
        "mint-22,       ubuntu, 24.04, ''",
        "pop-22.04,     ubuntu, 22.04, ''",
        "only-like,     ubuntu, '',    ''",
        "debian-12,     debian, '',    12",
        "debian-sid,    debian, '',    ''",
        "mint-debian-6, debian, '',    12",
        "fedora,        '',     '',    ''",
    })
    void knowsWhoseVersionItIs(String file, String family, String ubuntu, String debian) {
        var release = release(file);

        assertThat(release.family()).isEqualTo(family);
        assertThat(release.versionOf("ubuntu").orElse("")).isEqualTo(ubuntu);
        assertThat(release.versionOf("debian").orElse("")).isEqualTo(debian);
    }

    @Test
    void knowsTheEndOfStandardSupportAndHowOldThatKnowledgeIs() {
        assertThat(release("ubuntu-24.04").lifetime())
                .isEqualTo(Optional.of(new Lifetime(LocalDate.of(2029, 5, 31), LocalDate.of(2026, 4, 25))));
    }

    @ParameterizedTest
    @CsvSource({"mint-22", "future-ubuntu", "debian-sid"})
    void doesNotGuessALifetime(String file) {
        assertThat(release(file).lifetime()).isEmpty();
    }

    private Release release(String file) {
        return switch (new FixtureBox(root)
                .resource("/etc/os-release", "os-release/" + file)
                .facts()
                .release()) {
            case Fact.Known<Release>(Release release) -> release;
            case Fact.Unknown<Release>(String reason) -> throw new AssertionError(reason);
        };
    }
}
