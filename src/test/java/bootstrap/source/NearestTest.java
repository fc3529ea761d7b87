package bootstrap.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final Set<String> KINDS = Set.of(
            "apt", "apt-repository", "archive", "download", "file", "member", "run", "rustup", "service", "venv");

    @ParameterizedTest
    @CsvSource({
        "ap, apt",
        "apr, apt",
        "atp, apt",
        "APT, apt",
        "rn, run",
        "rustpu, rustup",
        "sevrice, service",
        "downlaod, download",
        "apt-repositry, apt-repository",
        "apt_repositories, apt-repository",
        "fille, file",
        "aptt, apt"
    })
    void findsTheWordThatWasMeant(String misspelt, String meant) {
        assertThat(Nearest.nearest(misspelt, KINDS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "snap", "flatpak", "cron", "evvn", "virtual", "services-of-the-box", "pat-pat"})
    void staysSilentWhenNothingIsClose(String word) {
        assertThat(Nearest.nearest(word, KINDS)).isEmpty();
    }

    @Test
    void neverTakesOneLetterForAnother() {
        assertThat(Nearest.nearest("a", List.of("b", ""))).isEmpty();
    }

    @Test
    void prefersFewerEditsAndThenTheAlphabet() {
        assertThat(Nearest.nearest("service", List.of("servers", "services"))).contains("services");
        assertThat(Nearest.nearest("cat", List.of("rat", "bat", "hat"))).contains("bat");
    }

    @Test
    void doesNotCompareWholePages() {
        String longest = "x".repeat(100);

        assertThat(Nearest.nearest(longest, List.of(longest))).contains(longest);
        assertThat(Nearest.nearest(longest + "x", List.of(longest))).isEmpty();
    }
}
