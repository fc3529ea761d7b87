package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyTextTest {
    private static final Path LOG = Path.of("/home/alice/.local/state/bootstrap/apply.log");
    private static final String AGAIN = "bootstrap --profile hybrid";

    @Test
    void successTellsTheStepsTheChecksAndWhatIsLeft() throws IOException {
        Golden.assertEqual(ApplyText.render(Runs.applied(), Samples.PLAIN, LOG, AGAIN), "apply.txt");
    }

    @Test
    void failureTellsEverythingOnceAndTheLineThatContinues() throws IOException {
        Golden.assertEqual(ApplyText.render(Runs.failed(), Samples.ASCII, LOG, AGAIN), "apply-failed.txt");
    }

    @Test
    void theLineThatContinuesIsLastWhateverWentWrong() {
        var failed = Runs.failed();
        var applied = Runs.applied();
        var onlySteps = Runs.report(failed.plan(), failed.outcomes(), applied.verdicts(), List.of());
        var onlyChecks = Runs.report(applied.plan(), applied.outcomes(), failed.verdicts(), List.of());

        assertThat(List.of(onlySteps, onlyChecks))
                .extracting(report -> ApplyText.render(report, Samples.PLAIN, LOG, AGAIN))
                .allMatch(text -> text.endsWith("\nTo continue: " + AGAIN + "\n"));
    }

    @Test
    void whatIsLeftStandsBetweenTheChecksAndTheCounts() throws IOException {
        var of = Runs.applied();
        var report = Runs.report(of.plan(), of.outcomes(), of.verdicts(), Runs.left());

        Golden.assertEqual(ApplyText.render(report, Samples.PLAIN, LOG, AGAIN), "apply-left.txt");
    }

    @Test
    void whatWasNotVerifiedIsSaid() {
        var of = Runs.failed();
        var report = Runs.report(of.plan(), of.outcomes(), List.of(), List.of());

        assertThat(ApplyText.render(report, Samples.PLAIN, Path.of(""), AGAIN))
                .contains("\nNothing was verified.\n")
                .doesNotContain("Log:");
    }

    @Test
    void withoutAnyCheckNothingIsProven() {
        var of = Runs.applied();
        var report = Runs.report(of.plan(), of.outcomes(), List.of(), List.of());

        assertThat(ApplyText.render(report, Samples.PLAIN, LOG, AGAIN))
                .contains("\nNo check ran, so nothing is proven.\n");
    }

    @Test
    void hostileWordsAreShownAndDoNothing() throws IOException {
        var text = ApplyText.render(Runs.hostile(), Samples.ASCII, LOG, AGAIN);

        assertThat(text.codePoints().filter(c -> c != '\n' && (c < ' ' || c > '~')))
                .isEmpty();
        assertThat(text.lines().map(String::strip)).noneMatch(line -> line.startsWith("::"));
        Golden.assertEqual(text, "apply-hostile.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "6, 1, 0, 0, true,  'Applied 6, kept 1'",
        "0, 7, 0, 0, true,  'Kept 7'",
        "3, 1, 2, 0, false, 'Failed 2, applied 3, kept 1'",
        "3, 1, 0, 4, false, 'Not tried 4, applied 3, kept 1'",
        "0, 0, 0, 0, true,  'Nothing to apply'"
    })
    void counts(int applied, int unneeded, int failed, int skipped, boolean green, String words) {
        var counts = new OutcomeCounts(applied, unneeded, failed, skipped);

        assertThat(counts.green()).isEqualTo(green);
        assertThat(counts.capitalised()).isEqualTo(words);
    }

    @Test
    void everyOutcomeIsCountedOnce() {
        assertThat(OutcomeCounts.of(Runs.failed().outcomes())).isEqualTo(new OutcomeCounts(1, 1, 4, 1));
    }
}
