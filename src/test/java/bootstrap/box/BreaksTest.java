package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.profile.Library;
import bootstrap.profile.ProfileReader;
import bootstrap.profile.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** For every step that ships it is written down how to break what it brings, so that its checks can be seen red. */
class BreaksTest {
    private static final Path FOLDER = Path.of("src/test/resources/box/breaks");

    static List<String> profiles() {
        return Library.of(Map.of()).names();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyOwnStepHasABreak(String profile) throws IOException {
        var own = ProfileReader.shipped().steps().stream()
                .filter(step -> step.profile().equals(profile))
                .map(Step::id)
                .toList();
        assertThat(breaks(profile))
                .extracting(each -> each.get("step"))
                .as("steps that are broken in " + FOLDER + "/" + profile + ".yaml")
                .hasSameElementsAs(own);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whatIsBrokenIsMended(String profile) throws IOException {
        assertThat(breaks(profile)).allSatisfy(each -> {
            assertThat(each).containsOnlyKeys("step", "break", "mend");
            assertThat(each.values()).noneMatch(String::isBlank);
            assertThat(each.get("mend")).isNotEqualTo(each.get("break"));
        });
    }

    @Test
    void noFileIsOfAProfileThatIsNot() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var written = new TreeSet<String>();
            files.forEach(file -> written.add(file.getFileName().toString().replace(".yaml", "")));
            assertThat(profiles()).containsAll(written);
        }
    }

    /** None for a profile that only extends others. */
    private static List<Map<String, String>> breaks(String profile) throws IOException {
        var file = FOLDER.resolve(profile + ".yaml");
        return Files.exists(file) ? new Yaml().load(Files.readString(file)) : List.of();
    }
}
