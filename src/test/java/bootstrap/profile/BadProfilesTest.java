package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code bad/} with all that must be said about it, in a file of the same name beside it. Run with
 * {@code -Dgolden.update=true} to write these anew.
 */
final class BadProfilesTest {
    private static final Path FOLDER = Shelf.RESOURCES.resolve("bad");

    static List<String> profiles() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void namesEveryMistakeAtItsPlace(String name) throws IOException {
        var said = Shelf.mistakes(Shelf.read(FOLDER.resolve(name + ".yaml")), FOLDER + "/");
        var expected = FOLDER.resolve(name + ".expect");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
    }

    /** A message that holds a control character could rewrite the terminal or a report. */
    @ParameterizedTest
    @MethodSource("profiles")
    void saysNothingInvisible(String name) {
        var said = Shelf.mistakes(Shelf.read(FOLDER.resolve(name + ".yaml")), "");
        assertThat(Characters.firstInvisible(said)).isEmpty();
    }
}
