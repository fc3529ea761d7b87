package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.check.Verdict;
import bootstrap.source.Diagnostic;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportGitHubTest {
    @Test
    void annotatesTheProfilesOwnLines() throws IOException {
        Golden.assertEqual(ReportGitHub.annotations(Runs.mixed()), "github-verify.txt");
        Golden.assertEqual(ReportGitHub.annotations(Runs.failed()), "github-apply.txt");
    }

    @Test
    void saysNothingWhereAllIsWell() {
        assertThat(ReportGitHub.annotations(Runs.applied())).isEmpty();
    }

    @Test
    void saysThatNothingRan() {
        assertThat(ReportGitHub.annotations(Samples.verified(Runs.skipped())))
                .isEqualTo("::error title=hybrid::no check ran, so nothing is proven\n");
    }

    /** By actions/toolkit: in messages % and line ends are written as numbers, in properties also : and the comma. */
    @Test
    void escapesAsGitHubReadsIt() {
        var verdict = new Verdict.Failed("50% of a:b,c", List.of("next", "\r\u001b[1m"));
        var report = Samples.verified(Samples.judged("a:b,c", Samples.runs("x"), verdict, 1));

        assertThat(ReportGitHub.annotations(report))
                .isEqualTo("::error file=profiles/a%3Ab%2Cc.yaml,line=23,col=7,title=a%3Ab%2Cc%3A x"
                        + "::50%25 of a:b,c%0Anext%0A\\u{d}\\u{1b}[1m\n");
    }

    @Test
    void hostileWordsMakeNoFurtherLine() {
        var lines = ReportGitHub.annotations(Runs.hostile()).lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.subList(0, 3)).allMatch(line -> line.startsWith("::error file=profiles/"));
        assertThat(lines.getLast()).startsWith("::error title=hybrid%3A Failed by --strict-session::strict");
    }

    @Test
    void mistakesInAProfileAreAnnotatedToo() {
        var mistake = new Diagnostic(Samples.at("mine", 3), "unknown key stpe\n", "did you mean step?");

        assertThat(ReportGitHub.annotations(List.of(mistake)))
                .isEqualTo("::error file=profiles/mine.yaml,line=3,col=7,title=invalid profile"
                        + "::unknown key stpe%0A%0Adid you mean step?\n");
    }

    @Test
    void summarisesInTables() throws IOException {
        Golden.assertEqual(ReportGitHub.summary(Runs.failed()), "github-apply.md");
        Golden.assertEqual(ReportGitHub.summary(Runs.mixed()), "github-verify.md");
        Golden.assertEqual(ReportGitHub.summary(Runs.strict()), "github-strict.md");
    }

    @Test
    void hostileWordsStayInTheirCells() throws IOException {
        var summary = ReportGitHub.summary(Runs.hostile());

        assertThat(summary.lines()
                        .filter(line -> line.startsWith("|"))
                        .map(line -> line.replaceAll("\\\\.", "").replaceAll("[^|]", "")))
                .hasSize(15)
                .containsOnly("|||||", "||||||", "|||||||");
        assertThat(summary).doesNotContain("<", "\u001b");
        Golden.assertEqual(summary, "github-hostile.md");
    }
}
