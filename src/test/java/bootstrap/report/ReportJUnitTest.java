package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportJUnitTest {
    static Stream<Report> reports() {
        return Stream.of(
                Runs.verified(),
                Runs.mixed(),
                Runs.applied(),
                Runs.failed(),
                Runs.hostile(),
                Runs.strict(),
                Samples.verified());
    }

    @Test
    void aVerify() throws IOException {
        Golden.assertEqual(text(Runs.mixed()), "verify.xml");
    }

    @Test
    void anApply() throws IOException {
        Golden.assertEqual(text(Runs.failed()), "apply.xml");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void countsAddUp(Report report) throws IOException {
        var xml = Parsed.xml(text(report));

        for (String element : List.of("testsuites", "testsuite")) {
            var suite = all(xml, element).getFirst();
            assertThat(suite.getAttribute("tests")).isEqualTo(count(xml, "testcase"));
            assertThat(suite.getAttribute("failures")).isEqualTo(count(xml, "failure"));
            assertThat(suite.getAttribute("errors")).isEqualTo(count(xml, "error"));
            assertThat(suite.getAttribute("skipped")).isEqualTo(count(xml, "skipped"));
        }
    }

    /** What is green here must be green by its counts, and the other way round. */
    @ParameterizedTest
    @MethodSource("reports")
    void isRedExactlyWhenTheRunIs(Report report) throws IOException {
        var xml = Parsed.xml(text(report));
        boolean red = !all(xml, "failure").isEmpty() || !all(xml, "error").isEmpty();

        assertThat(red)
                .isEqualTo(!VerdictCounts.of(report.verdicts()).green()
                        || OutcomeCounts.of(report.outcomes()).failed() > 0
                        || !report.left().strict().isEmpty());
    }

    @Test
    void aStrictRunTellsWhyItFailed() throws IOException {
        var failure = all(Parsed.xml(text(Runs.strict())), "failure").getFirst();

        assertThat(failure.getAttribute("type")).isEqualTo("check");
        assertThat(failure.getAttribute("message")).isEqualTo("Failed by --strict-session");
        assertThat(failure.getTextContent()).contains("still to do: log in again\ncargo: ");
    }

    @Test
    void typesAreTheWordsOfTheFailures() throws IOException {
        var xml = Parsed.xml(text(Runs.failed()));

        assertThat(all(xml, "failure"))
                .extracting(each -> each.getAttribute("type"))
                .containsExactly("network", "network", "network", "integrity", "check");
    }

    @Test
    void hostileWordsSurviveAStrictParser() throws IOException {
        var text = text(Runs.hostile());
        var xml = Parsed.xml(text);
        var failure = all(xml, "failure").getFirst();

        assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t' && (c < ' ' || c == 0x7F || c == 0x85)))
                .isEmpty();
        assertThat(failure.getAttribute("message")).isEqualTo("reason" + Escape.text(Samples.HOSTILE));
        assertThat(failure.getTextContent()).contains(Escape.lines(Samples.HOSTILE));
    }

    @Test
    void charactersBeyondTheBasicPlaneAreWritten() throws IOException {
        var name = "\uD83D\uDC0D é";
        var report = Samples.verified(
                Samples.judged(name, Samples.runs("true"), new bootstrap.check.Verdict.Passed("]]>" + name, ""), 1));
        var xml = Parsed.xml(text(report));

        assertThat(all(xml, "testcase").getFirst().getAttribute("classname")).isEqualTo("hybrid." + name);
        assertThat(all(xml, "system-out").getFirst().getTextContent()).isEqualTo("]]>" + name);
    }

    private static String text(Report report) throws IOException {
        return Parsed.text(out -> ReportJUnit.write(report, out));
    }

    private static String count(Document xml, String element) {
        return String.valueOf(all(xml, element).size());
    }

    private static List<Element> all(Document xml, String name) {
        var found = xml.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
