package bootstrap.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
    @TempDir
    Path root;

    @Test
    void relativeAndEmptyElementsAreLeftOut() {
        assertThat(SearchPath.of("/a::.:bin:/b c", "this shell"))
                .isEqualTo(new SearchPath(List.of("/a", "/b c"), "this shell"));
        assertThat(SearchPath.of("", "this shell").directories()).isEmpty();
    }

    @Test
    void theFirstProgramOfThatNameIsFound() throws IOException {
        Files.createDirectories(root.resolve("a/tool"));
        Files.createFile(Files.createDirectories(root.resolve("b")).resolve("tool"));
        var third = program(root.resolve("c/tool"));
        program(root.resolve("d/tool"));
        var path = SearchPath.of(root + "/missing:" + root + "/a:" + root + "/b:" + root + "/c:" + root + "/d", "x");

        assertThat(path.find("tool")).as("no directory, no text file").contains(third);
        assertThat(path.find("other")).isEmpty();
        assertThat(path.startingWith(root.resolve("d")).find("tool")).contains(root.resolve("d/tool"));
    }

    @Test
    void aNameWithASlashIsNotLookedUp() throws IOException {
        program(root.resolve("a/tool"));

        assertThat(SearchPath.of(root + "/a", "x").find("./tool")).isEmpty();
        assertThat(SearchPath.of(root.toString(), "x").find("a/tool")).isEmpty();
    }

    private static Path program(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.createFile(place).toFile().setExecutable(true);
        return place;
    }
}
