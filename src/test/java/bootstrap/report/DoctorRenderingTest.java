package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.preflight.Finding;
import bootstrap.preflight.Foreseen;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoctorRenderingTest {
    private static final List<Finding> FINDINGS = List.of(
            Finding.error(
                    "disk.root",
                    Foreseen.CANNOT_CREATE,
                    "/ has 200 MiB free, and this plan needs 850 MiB there",
                    "make room there"),
            Finding.ok("memory", "15.2 GiB of memory may be used"),
            Finding.warning("apt.lock", Foreseen.BUSY, "held by process 12 (" + Samples.HOSTILE + ")", "wait"),
            Finding.info("network.a-mirror-with-a-long-name.example", "a proxy of its own", ""));

    @Test
    void textShowsWhatIsUnusual() throws IOException {
        Golden.assertEqual(
                DoctorText.render(FINDINGS, List.of("network.b", "sudo"), DoctorText.Detail.UNUSUAL, Samples.PLAIN),
                "doctor.txt");
    }

    @Test
    void textShowsAllWhenAskedTo() throws IOException {
        Golden.assertEqual(
                DoctorText.render(FINDINGS, List.of(), DoctorText.Detail.ALL, Samples.ASCII), "doctor-all-ascii.txt");
    }

    @Test
    void whereAllIsWellOneLineSaysSo() {
        var fine = List.of(Finding.ok("a", "b"), Finding.ok("c", "d"));
        assertThat(DoctorText.render(fine, List.of(), DoctorText.Detail.UNUSUAL, Samples.PLAIN))
                .isEqualTo("All 2 preflights are well.\n");
        assertThat(DoctorText.notable(fine, Samples.PLAIN)).isEmpty();
    }

    @Test
    void besideAPlanOnlyTheLinesAreShown() {
        assertThat(DoctorText.notable(FINDINGS, Samples.PLAIN))
                .contains("disk.root", "apt.lock")
                .doesNotContain("15.2 GiB", "preflights");
    }

    @Test
    void jsonTellsAll() throws IOException {
        var json = Parsed.text(out -> DoctorJson.write(FINDINGS, List.of("sudo"), 5, out));

        Parsed.json(json);
        Golden.assertEqual(json, "doctor.json");
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureHasAWord(Foreseen foreseen) {
        assertThat(FailureWord.of(foreseen)).matches("[a-z-]+");
    }
}
