package bootstrap.check;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.check.Whereabouts.Sight;
import bootstrap.facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools in real directories: a, b and c each have a cargo; link leads to a, linked and hard have the cargo of a. */
class SessionsTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void fill() throws IOException {
        root = temporary.toRealPath();
        for (String each : List.of("a", "b", "c", "linked", "hard", "empty")) {
            Files.createDirectories(root.resolve(each));
        }
        for (String each : List.of("a", "b", "c")) {
            assertThat(Files.writeString(root.resolve(each).resolve("cargo"), each)
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }
        Files.createSymbolicLink(root.resolve("link"), root.resolve("a"));
        Files.createSymbolicLink(root.resolve("linked/cargo"), root.resolve("a/cargo"));
        Files.createLink(root.resolve("hard/cargo"), root.resolve("a/cargo"));
        Files.writeString(root.resolve("empty/cargo"), "no program");
    }

    @ParameterizedTest
    @CsvSource({
        "a b c,      a,    b c",
        "b a,        b,    a",
        "a link,     a,    ''",
        "link a b,   link, b",
        "linked a,   linked, ''",
        "hard a,     hard, ''",
        "a hard linked link b, a, b",
        "a a,        a,    ''",
        "empty a,    a,    ''",
        "missing a,  a,    ''"
    })
    void oneFileIsOneProgramByWhateverWayItIsReached(String path, String at, String hides) {
        var login = whereabouts(path, "a", "a", "a").login();

        assertThat(login).isInstanceOf(Sight.Found.class);
        var found = (Sight.Found) login;
        assertThat(found.at()).isEqualTo(root.resolve(at).resolve("cargo"));
        assertThat(found.hides())
                .isEqualTo(Arrays.stream(hides.split(" "))
                        .filter(each -> !each.isEmpty())
                        .map(each -> root.resolve(each).resolve("cargo"))
                        .toList());
        assertThat(found.whose()).isEqualTo("login");
    }

    @ParameterizedTest
    @CsvSource({
        "a,     a,     a,     a,     false",
        "a,     link,  linked, a,    false",
        "a,     b,     a,     a,     true",
        "a,     a,     a,     empty, true",
        "empty, empty, empty, empty, false",
        "a,     ?,     a,     ?,     false",
        "a,     ?,     empty, ?,     true",
        "empty, ?,     empty, ?,     false",
        "a,     a,     a,     a b,   true"
    })
    void onlyWhatDiffersOrHidesIsRemarkable(String login, String interactive, String sh, String sudo, boolean is) {
        assertThat(whereabouts(login, interactive, sh, sudo).isRemarkable()).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "a,     empty, true",
        "a,     a,     false",
        "a,     b,     false",
        "empty, a,     false",
        "empty, empty, false",
        "a,     ?,     false",
        "?,     empty, false"
    })
    void whatOnlyALoginShellFinds(String login, String sh, boolean only) {
        assertThat(whereabouts(login, "a", sh, "a").onlyAfterLogin().isPresent())
                .isEqualTo(only);
    }

    @Test
    void everySessionIsLookedUpAndWhatIsHiddenIsNamedOnce() {
        var seen = whereabouts("a b", "b c", "c b", "?");

        assertThat(seen.found()).extracting(Sight.Found::whose).containsExactly("login", "interactive", "sh");
        assertThat(seen.sudo()).isEqualTo(new Sight.Unknown("nobody knows"));
        assertThat(seen.shadowed()).containsExactly(root.resolve("b/cargo"), root.resolve("c/cargo"));
        assertThat(whereabouts("empty", "a", "a", "a").login()).isEqualTo(new Sight.Missing("login"));
    }

    private Whereabouts whereabouts(String login, String interactive, String sh, String sudo) {
        var sessions = new Sessions(
                path(login, "login"), path(interactive, "interactive"), path(sh, "sh"), path(sudo, "sudo"));
        return sessions.whereabouts(List.of("cargo")).getFirst();
    }

    private Fact<SearchPath> path(String directories, String whose) {
        if (directories.equals("?")) {
            return new Fact.Unknown<>("nobody knows");
        }
        var variable = Arrays.stream(directories.split(" "))
                .map(each -> root + "/" + each)
                .collect(Collectors.joining(":"));
        return new Fact.Known<>(SearchPath.of(variable, whose));
    }
}
