package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.profile.Condition;
import bootstrap.profile.GuideSection;
import bootstrap.profile.Step;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuideRenderingTest {
    private static final String NOTE =
            "pip install is refused outside of an environment from 24.04 on (PEP 668), so what"
                    + " is not in the archive goes into an environment of its own.";

    @Test
    void everySectionWithItsSteps() throws IOException {
        Golden.assertEqual(GuideText.render(sections()), "guide.txt");
        Golden.assertEqual(Parsed.text(out -> GuideJson.write(sections(), out)), "guide.json");
    }

    @Test
    void hostileWordsAreShownAndDoNothing() {
        var of = new Step.Guide(List.of(1), List.of(Samples.HOSTILE), Samples.HOSTILE);
        var text = GuideText.render(GuideSection.of(Samples.profile(step(Samples.HOSTILE, Samples.HOSTILE, of))));

        assertThat(text.codePoints().filter(c -> c != '\n' && (c < ' ' || c > '~')))
                .isEmpty();
    }

    @Test
    void aWordThatIsTooLongStandsAlone() {
        assertThat(GuideText.wrapped("", 4)).isEmpty();
        assertThat(GuideText.wrapped("a bc d efghij kl", 4)).containsExactly("a bc", "d", "efghij", "kl");
    }

    private static List<GuideSection> sections() {
        var python = new Step.Guide(List.of(3, 7), List.of("Python", "venv", "pip"), NOTE);
        var rust = new Step.Guide(List.of(4), List.of("Rust"), "");
        return GuideSection.of(Samples.profile(
                step("python", "Python 3 with pip and venv", python),
                step("rust", "Rust through rustup", rust),
                Samples.step("certificates", "Certificate authorities, so that pip and cargo can trust HTTPS", 3, 4)));
    }

    private static Step step(String id, String title, Step.Guide guide) {
        return new Step(id, title, guide, Condition.always(), List.of(), List.of(), List.of(), id, Samples.at("x", 5));
    }
}
