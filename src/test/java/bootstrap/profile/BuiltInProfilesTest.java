package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The profiles that ship with the tool. */
final class BuiltInProfilesTest {
    private static final Library LIBRARY = Library.of(Map.of());

    static List<String> names() {
        return LIBRARY.names();
    }

    @Test
    void areAllThere() {
        assertThat(names()).contains("base", "docker", "hybrid", "python", "rust");
    }

    @ParameterizedTest
    @MethodSource("names")
    void areGood(String name) {
        var profile = Shelf.good(new ProfileReader(LIBRARY).read(List.of(name)));
        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.summary()).isNotEmpty();
        assertThat(profile.steps())
                .allSatisfy(step -> assertThat(step.guide().sections()).isNotEmpty());
    }

    @Test
    void goTogether() {
        Shelf.good(new ProfileReader(LIBRARY).read(names()));
    }
}
