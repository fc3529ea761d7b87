package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Change;
import bootstrap.plan.Plan;
import bootstrap.report.PlanText.Detail;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTextTest {
    private static final String NEXT = "bootstrap --profile hybrid";

    @Test
    void looksAsDescribed() throws IOException {
        Golden.assertEqual(rendered(Plans.hybrid(), Samples.PLAIN, Detail.SUMMARY), "plan.txt");
    }

    @Test
    void inDetailShowsEveryEffectInItsOrder() throws IOException {
        Golden.assertEqual(rendered(Plans.hybrid(), Samples.ASCII, Detail.COMMANDS), "plan-commands.txt");
    }

    @Test
    void tellsEveryKindOfChange() throws IOException {
        Golden.assertEqual(rendered(Plans.everything(), Samples.PLAIN, Detail.COMMANDS), "plan-everything.txt");
    }

    @Test
    void aRepositoryWithItsKeyAndWhatWaitsForIt() throws IOException {
        Golden.assertEqual(rendered(Plans.repository(), Samples.PLAIN, Detail.COMMANDS), "plan-repository.txt");
    }

    @Test
    void longListsAreWrapped() throws IOException {
        Golden.assertEqual(rendered(Plans.wide(), Samples.PLAIN, Detail.SUMMARY), "plan-wide.txt");
    }

    @Test
    void whereNothingIsLeftToDoNothingIsOffered() throws IOException {
        var report = Samples.planned(Plans.kept());
        var text = PlanText.render(report, Samples.PLAIN, Detail.COMMANDS, Samples::commands, "");

        Golden.assertEqual(text, "plan-kept.txt");
    }

    @Test
    void forAnApplyNeitherTheNextLineNorThatNothingWasChanged() {
        var report = Samples.planned(Plans.hybrid());
        var text = PlanText.render(report, Samples.PLAIN, Detail.SUMMARY, Samples::commands, "");

        assertThat(text).endsWith("\n5 commands need root.\n").doesNotContain("Nothing was changed");
    }

    @Test
    void forRootNobodyElseIsNamed() {
        var plan = Plans.hybrid();
        var of = Samples.planned(plan);
        var report = Report.planned("", of.profile(), "root", plan, of.took());

        assertThat(PlanText.render(report, Samples.PLAIN, Detail.SUMMARY, Samples::commands, NEXT))
                .startsWith("hybrid · ")
                .doesNotContain("as root", "as alice");
    }

    @Test
    void coloursChangeNoColumn() {
        var colours = Style.of(Style.Glyphs.UNICODE, Style.Colours.ANSI);
        var painted = rendered(Plans.everything(), colours, Detail.COMMANDS);

        assertThat(painted).contains("\u001b[");
        assertThat(painted.replaceAll("\u001b\\[[0-9]+m", ""))
                .isEqualTo(rendered(Plans.everything(), Samples.PLAIN, Detail.COMMANDS));
    }

    @Test
    void hostileWordsAreShownAndDoNothing() throws IOException {
        var text = rendered(Plans.hostile(), Samples.ASCII, Detail.COMMANDS);

        assertThat(text.codePoints().filter(c -> c != '\n' && (c < ' ' || c > '~')))
                .isEmpty();
        Golden.assertEqual(text, "plan-hostile.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0, 0, 1, 1, 0, 0, 'Would install 6, keep 1, skip 1.'",
        "0, 2, 0, 0, 0, 0, 0, 'Would update 2.'",
        "1, 0, 2, 0, 0, 1, 0, 'Would install 1, decide 2 later, impossible here 1.'",
        "0, 0, 0, 7, 0, 0, 2, 'Nothing would change: keep 7, blocked 2.'",
        "0, 0, 0, 0, 0, 0, 0, 'Nothing would change.'"
    })
    void countsInASentence(
            long install, long update, long decide, long keep, long skip, long impossible, long blocked, String words) {
        assertThat(new PlanCounts(install, update, decide, keep, skip, impossible, blocked).sentence())
                .isEqualTo(words);
    }

    @Test
    void countsEveryEntryOnce() {
        assertThat(PlanCounts.of(Plans.everything())).isEqualTo(new PlanCounts(3, 3, 1, 3, 1, 1, 2));
        assertThat(PlanCounts.of(Plans.hybrid())).isEqualTo(new PlanCounts(6, 0, 0, 1, 1, 0, 0));
    }

    @Test
    void aWholeStepThatIsBlockedSaysWhyOnce() {
        var reason = "which card the box has is not known";
        var plan = Samples.plan(
                new Plan.Index.Usable(),
                Samples.going(
                        Samples.step("gpu", "CUDA"),
                        Samples.decided(Samples.apt("one"), new Change.Blocked(reason)),
                        Samples.decided(Samples.apt("two"), new Change.Blocked(reason))));

        assertThat(rendered(plan, Samples.PLAIN, Detail.SUMMARY))
                .contains("    ! apt  one, two: blocked, " + reason + "\n");
    }

    private static String rendered(Plan plan, Style style, Detail detail) {
        return PlanText.render(Samples.planned(plan), style, detail, Samples::commands, NEXT);
    }
}
