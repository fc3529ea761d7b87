package bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts/bench makes of raw numbers. */
class BenchTest {
    private static final String HEAD = "work,tool,round,seconds,cpu_seconds,peak_kib";

    private static Raw raw(String... rows) {
        return Raw.of(Stream.concat(Stream.of("# image: debian:12", "# left out: mise: no npm", HEAD), Stream.of(rows))
                .toList());
    }

    private static Target target(String what) {
        return Target.ALL.stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSpreadIsTheMiddleAndWhatMostAreBetween() {
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0, 2.0, 4.0))).isEqualTo(new Spread(1.4, 3, 4.6, 5));
        assertThat(Spread.of(List.of(1.0, 2.0)).median()).isEqualTo(1.5);
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7, 1));
        assertThat(Spread.of(List.of()).isEmpty()).isTrue();
    }

    /** The median of ratios, not the ratio of medians: a round in which the machine was slow slows both. */
    @Test
    void ratiosAreTakenWithinARound() {
        var one = Map.of(1, 1.0, 2, 20.0, 3, 3.0);
        var other = Map.of(1, 2.0, 2, 40.0, 3, 3.0, 4, 9.0);

        assertThat(Spread.ofRatios(one, other)).isEqualTo(new Spread(0.5, 0.5, 0.9, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "0.45, 'met, and the moonshot'",
        "0.50, 'met, and the moonshot'",
        "0.60, met",
        "0.75, met",
        "0.76, missed"
    })
    void aTargetIsJudgedByTheMedian(String seconds, String verdict) {
        var raw = raw(
                "verify 20,goss,1,0.50,0.1,1000",
                "verify 20,bootstrap,1," + seconds + ",0.1,1000",
                "verify 20,goss,2,0.50,0.1,1000",
                "verify 20,bootstrap,2," + seconds + ",0.1,1000",
                "verify 20,goss,3,0.50,0.1,1000",
                "verify 20,bootstrap,3,9.0,0.1,1000");

        var target = target("verify, 20 checks");
        assertThat(target.verdict(raw)).isEqualTo(verdict);
        assertThat(target.isMet(raw)).isEqualTo(!verdict.equals("missed"));
    }

    @Test
    void whatWasNotMeasuredIsNotMet() {
        var target = target("verify, 20 checks");

        assertThat(target.isMet(raw("verify 20,bootstrap,1,0.1,0.1,1000"))).isFalse();
        assertThat(target.verdict(raw())).isEqualTo("not measured");
        assertThat(new Document(raw(), List.of()).numbers()).doesNotContain("verify");
        assertThat(new Document(raw(), List.of()).text())
                .contains("| verify, 20 checks | ≤ 1.5 × goss | ≤ 1 × goss |  | not measured |");
    }

    @Test
    void theScriptAndItsChecksCountTogether() {
        var raw = raw(
                "hybrid,bootstrap,1,50,40,",
                "hybrid,bootstrap,2,50,40,",
                "hybrid,shell in order,1,90,40,",
                "hybrid,its checks,1,10,9,",
                "hybrid,shell in order,2,90,40,");

        assertThat(target("first apply of `hybrid`").found(raw)).isEqualTo(new Spread(0.5, 0.5, 0.5, 1));
    }

    @Test
    void sizesAreInMegabytes() {
        var raw = Raw.of(List.of("# archive: a.tar.gz, 41000000 bytes", HEAD, "verify 20,bootstrap,1,0.1,0.1,62500"));

        assertThat(target("archive with its runtime").found(raw).median()).isEqualTo(41);
        assertThat(target("archive with its runtime").verdict(raw)).isEqualTo("missed");
        assertThat(target("memory of verify, 20 checks").found(raw).median()).isCloseTo(64, within(1e-9));
        assertThat(target("memory of verify, 20 checks").verdict(raw)).isEqualTo("met");
    }

    @Test
    void theDocumentNamesWhoIsLeftOutAndHowOursCompares() {
        var text = new Document(raw("no-op,bootstrap,1,0.2,0.1,2000", "no-op,apt-get,1,0.5,0.4,"), List.of()).text();

        assertThat(text)
                .contains("| left out | mise: no npm |")
                .contains(
                        "| apply that finds nothing to do | ≤ 1 × apt-get | ≤ 0.5 × apt-get | 0.4 | met, and the moonshot |")
                .contains("| **bootstrap** | 0.2 |  | 0.1 | 2.05 | 1 |")
                .contains("| apt-get | 0.5 | 2.5 | 0.4 |  | 1 |");
    }

    @Test
    void growthIsFoldedFromWhatJmhWrites() {
        var growth = Growth.of(List.of(
                "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\",\"Param: count\"",
                "\"bootstrap.facts.StatusFileBenchmark.read\",\"avgt\",1,3,20.0,1.0,\"us/op\",100",
                "\"bootstrap.facts.StatusFileBenchmark.read\",\"avgt\",1,3,4.0,1.0,\"us/op\",10"));

        assertThat(growth).containsExactly(new Growth("StatusFile", Map.of(10, 4.0, 100, 20.0)));
        assertThat(growth.getFirst().factors()).containsExactly(5.0);
    }

    /** Left and right of the scale, and no tool is lost. */
    @Test
    void theChartHasABarForEachTool() {
        var svg = Chart.of(raw("a & b,bootstrap,1,0.001,0.1,", "a & b,slow,1,100,9,"));

        assertThat(svg)
                .contains("a &amp; b", "width=\"0.0\"", "width=\"560.0\"", ">100 s<")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @CsvSource({"0.00412345, 0.00412", "0.1, 0.1", "12.34, 12.3", "100, 100", "1234.5, 1235", "0, 0"})
    void numbersHaveThreeDigits(double value, String text) {
        assertThat(Document.number(value)).isEqualTo(text);
    }
}
