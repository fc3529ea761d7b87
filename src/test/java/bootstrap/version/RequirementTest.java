package bootstrap.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bootstrap.version.Requirement.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {
    private static Requirement good(String text) {
        return switch (Requirement.parse(text)) {
            case Parsed.Good(Requirement requirement) -> requirement;
            case Parsed.Bad(int offset, String message) ->
                throw new AssertionError(text + " at " + offset + ": " + message);
        };
    }

    private static Parsed.Bad bad(String text) {
        return switch (Requirement.parse(text)) {
            case Parsed.Good(Requirement requirement) -> throw new AssertionError("accepted: " + requirement);
            case Parsed.Bad refused -> refused;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch | torch",
                "torch >= 2.5 | torch>=2.5",
                "' torch>=2.5,<3 ' | torch>=2.5,<3",
                "uvicorn[standard] | uvicorn[standard]",
                "name [extra1 , extra2] >= 2.5 , < 3 | name[extra1,extra2]>=2.5,<3",
                "name[] == 2.5.* | name==2.5.*",
                "name[ ] | name",
                "'name[a] ' | name[a]",
                "x ~= 2.5.0.RC1 | x~=2.5.0rc1",
                "x != 1.0-1, ===1.0.Weird | x!=1.0.post1,===1.0.Weird",
                "x == 2.5+CPU | x==2.5+cpu",
                "Zope.Interface_x-2 | Zope.Interface_x-2",
            })
    void printsOneWordForPip(String text, String word) {
        assertThat(good(text).text()).isEqualTo(word);
        assertThat(good(text)).hasToString(word);
        assertThat(good(word)).isEqualTo(good(text));
    }

    @Test
    void keepsItsParts() {
        Requirement requirement = good("Typing__Extensions.X[a, b] >= 2.5");

        assertThat(requirement.name()).isEqualTo("Typing__Extensions.X");
        assertThat(requirement.normalizedName()).isEqualTo("typing-extensions-x");
        assertThat(requirement.extras()).containsExactly("a", "b");
        assertThat(requirement.specifiers()).containsExactly(new Specifier.AtLeast(Recorded.python("2.5")));
    }

    @Test
    void acceptsEverythingWithoutSpecifiersAndOnlyWhatAllAcceptWithThem() {
        assertThat(good("torch").accepts(Recorded.python("0.0.dev0"))).isTrue();
        assertThat(good("torch >= 2.5, < 3").accepts(Recorded.python("2.6.0+cpu")))
                .isTrue();
        assertThat(good("torch >= 2.5, < 3").accepts(Recorded.python("3.0"))).isFalse();
        assertThat(good("tensorflow >= 2.16, < 3").accepts(Recorded.python("2.22.0rc0")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | is empty",
                "'  ' | 0 | is empty",
                "-r other.txt | 0 | options of pip",
                "--index-url=x | 0 | options of pip",
                "/srv/wheel | 0 | paths and URLs",
                "./wheel | 0 | paths and URLs",
                "x-1.0-py3-none-any.whl | 0 | paths and URLs",
                "git+https://example.org/x | 0 | paths and URLs",
                "torch @ https://example.org/x.whl | 6 | URLs are not allowed",
                "torch; python_version < '3' | 5 | markers",
                "torch >= 2 ; extra == 'x' | 11 | markers",
                "torch>=2; extra == 'x' | 8 | markers",
                "torch (>= 2) | 6 | without brackets",
                "torch >= 2) | 10 | without brackets",
                "_torch | 0 | not the name of a distribution",
                "torch- | 0 | not the name of a distribution",
                "tör | 0 | not the name of a distribution",
                ">= 2 | 0 | not the name of a distribution",
                "torch 2.5 | 6 | not expected",
                "torch >= 2 < 3 | 11 | not expected",
                "torch >= 2, | 11 | missing here",
                "torch >= 2,, < 3 | 11 | not expected",
                "torch >= | 8 | a version is missing",
                "torch = 2 | 6 | write \"==\"",
                "torch => 2 | 6 | write \">=\"",
                "torch ^2 | 6 | ~=",
                "torch =!= 2 | 6 | known are",
                "torch >= two | 9 | PEP 440",
                "torch >= 2.* | 9 | == and != only",
                "torch >= 2+cpu | 9 | local version",
                "torch ~= 2 | 9 | \"~= 2.0\"",
                "torch == 2rc1.* | 9 | numbers only",
                "torch == 2.post1.* | 9 | numbers only",
                "torch == 2+cpu.* | 9 | numbers only",
                "torch === a* | 10 | no version has",
                "torch[a | 7 | \"]\"",
                "torch[a b] | 8 | \"]\"",
                "torch[a,] | 8 | not the name of an extra",
                "torch[-a] | 6 | not the name of an extra",
                "torch[a][b] | 8 | extras follow",
            })
    void saysWhatIsWrongAndWhere(String text, int offset, String message) {
        Parsed.Bad bad = bad(text);

        assertThat(bad.message()).contains(message);
        assertThat(bad.offset()).isEqualTo(offset);
    }

    @Test
    void refusesLongTexts() {
        assertThat(good("x".repeat(200)).name()).hasSize(200);
        assertThat(bad("x".repeat(201)).offset()).isEqualTo(200);
    }

    @Test
    void refusesNamesThatPipWouldTakeForSomethingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Requirement("-r", List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Requirement("x", List.of("a]"), List.of()));
    }
}
