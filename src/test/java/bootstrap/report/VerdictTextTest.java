package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.check.Check;
import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import bootstrap.component.AptPackage;
import bootstrap.component.Effect.Recommends;
import bootstrap.component.ManagedFile;
import bootstrap.process.As;
import bootstrap.version.Constraint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTextTest {
    @Test
    void looksAsDescribed() throws IOException {
        Golden.assertEqual(VerdictText.render(Runs.verified(), Samples.PLAIN), "verify.txt");
    }

    @Test
    void whatIsUndecidedOrSkippedIsNamed() throws IOException {
        Golden.assertEqual(VerdictText.render(Runs.mixed(), Samples.ASCII), "verify-mixed.txt");
    }

    /** Nobody knows a file by its hash. */
    @Test
    void aFileIsToldByItsName() {
        var file = new ManagedFile("/etc/x", new ManagedFile.Content.Anything(), "0644", As.TARGET);
        var apt = new AptPackage(List.of("bc"), Constraint.ANY, Recommends.WITHOUT);

        var text = VerdictText.render(
                Samples.verified(
                        Samples.judged("a", new Check.Holds(file), new Verdict.Passed("there", ""), 0),
                        Samples.judged("a", new Check.Holds(apt), new Verdict.Passed("bc 1", ""), 0)),
                Samples.PLAIN);

        assertThat(text.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .startsWith("✓ a file /etc/x 0 ms", "✓ a bc 1 0 ms");
    }

    @Test
    void whatIsLeftStandsBelowTheCounts() throws IOException {
        Golden.assertEqual(VerdictText.render(Runs.strict(), Samples.PLAIN), "verify-left.txt");
        Golden.assertEqual(VerdictText.render(Runs.strict(), Samples.ASCII), "verify-left-ascii.txt");
    }

    @Test
    void sessionsThatSeeTheSameAreNotShown() {
        var same = Runs.left().sessions().get(1);

        assertThat(VerdictText.render(left(new Report.Left(List.of(), List.of(same), List.of())), Samples.PLAIN))
                .isEqualTo(VerdictText.render(left(Report.Left.NOTHING), Samples.PLAIN));
    }

    private static Report left(Report.Left left) {
        var of = Samples.verified(Runs.python());
        return Report.verified(of.profile(), "alice", of.verdicts(), left, of.took());
    }

    @Test
    void coloursChangeNoColumn() {
        var painted = VerdictText.render(Runs.mixed(), Style.of(Style.Glyphs.UNICODE, Style.Colours.ANSI));

        assertThat(painted).contains("\u001b[31m✗\u001b[0m");
        assertThat(painted.replaceAll("\u001b\\[[0-9]+m", ""))
                .isEqualTo(VerdictText.render(Runs.mixed(), Samples.PLAIN));
    }

    @Test
    void withoutAnyCheckOnlyTheSentenceIsLeft() {
        assertThat(VerdictText.render(Samples.verified(), Samples.PLAIN))
                .isEqualTo("No check ran, so nothing is proven.\n");
    }

    @Test
    void hostileWordsAreShownAndDoNothing() throws IOException {
        var text =
                VerdictText.render(Samples.verified(Runs.hostile().verdicts().toArray(Judged[]::new)), Samples.ASCII);

        assertThat(text.codePoints().filter(c -> c != '\n' && (c < ' ' || c > '~')))
                .isEmpty();
        assertThat(text.lines().map(String::strip)).noneMatch(line -> line.startsWith("::"));
        assertThat(text).doesNotContain("##[");
        Golden.assertEqual(text, "verify-hostile.txt");
    }

    static Stream<Arguments> counted() {
        return Stream.of(
                Arguments.of(new Judged[] {}, new VerdictCounts(0, 0, 0, 0)),
                Arguments.of(
                        new Judged[] {Runs.python(), Runs.cargoMissing(), Runs.undecided(), Runs.skipped(), Runs.venv()
                        },
                        new VerdictCounts(2, 1, 1, 1)));
    }

    @ParameterizedTest
    @MethodSource
    void counted(Judged[] verdicts, VerdictCounts counts) {
        assertThat(VerdictCounts.of(List.of(verdicts))).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0, 0, 0, true,  'All 4 checks passed in 0.96 s.'",
        "1, 0, 0, 0, true,  'The only check passed in 0.96 s.'",
        "3, 0, 0, 2, true,  'All 3 checks passed in 0.96 s; 2 skipped.'",
        "3, 1, 0, 0, false, '1 of 4 checks failed in 0.96 s.'",
        "0, 1, 0, 0, false, '1 of 1 check failed in 0.96 s.'",
        "2, 1, 1, 1, false, '1 of 4 checks failed, 1 undecided in 0.96 s; 1 skipped.'",
        "3, 0, 1, 0, false, '1 of 4 checks undecided in 0.96 s.'",
        "0, 0, 0, 0, false, 'No check ran, so nothing is proven.'",
        "0, 0, 0, 3, false, 'No check ran, so nothing is proven; 3 skipped.'"
    })
    void sentenceAndGreen(int passed, int failed, int undecided, int skipped, boolean green, String sentence) {
        var counts = new VerdictCounts(passed, failed, undecided, skipped);

        assertThat(counts.green()).isEqualTo(green);
        assertThat(counts.sentence(Duration.ofMillis(960))).isEqualTo(sentence);
    }
}
