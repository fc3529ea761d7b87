package bootstrap.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonVersionTest {
    private static final List<List<String>> GROUPS = Recorded.lines("pep440-order.txt");

    @Test
    void followsTheOrderOfPackaging() {
        for (int i = 0; i < GROUPS.size(); i++) {
            for (int j = 0; j < GROUPS.size(); j++) {
                assertOrder(GROUPS.get(i), Integer.compare(i, j), GROUPS.get(j));
            }
        }
    }

    private static void assertOrder(List<String> left, int expected, List<String> right) {
        for (String one : left) {
            for (String other : right) {
                assertThat(Integer.signum(Recorded.python(one).compareTo(Recorded.python(other))))
                        .as("%s and %s", one, other)
                        .isEqualTo(expected);
            }
        }
    }

    static Stream<List<String>> spellings() {
        return Recorded.lines("pep440-normal-forms.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void hasTheNormalFormOfPackaging(List<String> spelling) {
        String normal = PythonVersion.parse(spelling.getFirst())
                .map(PythonVersion::text)
                .orElse("-");

        assertThat(normal).isEqualTo(spelling.getLast());
        if (!normal.equals("-")) {
            assertThat(Recorded.python(normal)).isEqualTo(Recorded.python(spelling.getFirst()));
        }
    }

    @Test
    void ignoresSpacesAroundAndRefusesOverlongTexts() {
        assertThat(Recorded.python(" 1.0\n")).hasToString("1.0");
        assertThat(PythonVersion.parse("1.0".repeat(100))).isEmpty();
        assertThat(PythonVersion.parse("1" + ".0".repeat(100))).isEmpty();
        assertThat(PythonVersion.parse("10" + ".0".repeat(99))).isPresent();
        assertThat(PythonVersion.parse("")).isEmpty();
    }

    @Test
    void knowsPreReleases() {
        assertThat(Stream.of("1.0a1", "1.0rc1.post1", "1.0.dev0", "1.0.post1.dev0")
                        .map(Recorded::python))
                .allMatch(PythonVersion::isPreRelease);
        assertThat(Stream.of("1.0", "1.0.post1", "1.0+rc1").map(Recorded::python))
                .noneMatch(PythonVersion::isPreRelease);
    }

    @Test
    void isNeverWithoutARelease() {
        PythonVersion one = Recorded.python("1");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PythonVersion(BigInteger.ZERO, List.of(), one.pre(), one.post(), one.dev(), List.of()));
    }
}
