package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void aPlan() throws IOException {
        Golden.assertEqual(plan(Plans.hybrid(), 0), "plan.json");
    }

    @Test
    void aPlanWithEveryKindOfChange() throws IOException {
        Golden.assertEqual(plan(Plans.everything(), 4), "plan-everything.json");
    }

    @Test
    void aPlanWithARepository() throws IOException {
        Golden.assertEqual(plan(Plans.repository(), 0), "plan-repository.json");
    }

    @Test
    void anApply() throws IOException {
        Golden.assertEqual(report(Runs.failed(), 76), "apply.json");
    }

    @Test
    void aVerify() throws IOException {
        var step = Samples.step("python", "Python 3", 3);
        var of = Runs.mixed();
        var report = Report.verified(Samples.profile(step), "alice", of.verdicts(), Runs.left(), of.took());
        Golden.assertEqual(report(report, 1), "verify.json");
    }

    @Test
    void aFailure() throws IOException {
        Golden.assertEqual(
                Parsed.text(out -> FailureJson.write("usage", "unknown option --x\n  see: --help", 2, out)),
                "failure.json");
    }

    @Test
    void announcesWhatIsRunAndNothingElse() throws IOException {
        var plan = Parsed.json(plan(Plans.hybrid(), 0));
        var argv = Parsed.objects(plan, "effects").stream().map(each -> each.get("argv"));
        var components = Parsed.objects(plan, "steps").stream()
                .filter(step -> step.containsKey("components"))
                .flatMap(step -> Parsed.objects(step, "components").stream())
                .flatMap(component -> Parsed.objects(component, "effects").stream())
                .filter(effect -> effect.get("effect").equals("install-packages"));

        assertThat(argv)
                .contains(List.of("/usr/bin/apt-get", "install", "python3-pip"))
                .contains(List.of("/usr/sbin/usermod", "-aG", "docker", "alice"));
        assertThat(components).isNotEmpty().noneMatch(effect -> effect.containsKey("argv"));
    }

    @Test
    void everyDocumentBeginsWithItsFormatAndVersion() throws IOException {
        var documents = List.of(
                plan(Plans.kept(), 0),
                report(Runs.applied(), 0),
                report(Runs.verified(), 1),
                Parsed.text(out -> ProfileJson.list(List.of(), out)),
                Parsed.text(out -> ProfileJson.show(Samples.profile(), out)),
                Parsed.text(out -> FailureJson.write("bug", "", 70, out)));

        assertThat(documents)
                .extracting(text ->
                        Parsed.json(text).entrySet().stream().limit(2).toList().toString())
                .containsExactly(
                        "[format=bootstrap.plan, version=1]",
                        "[format=bootstrap.apply, version=1]",
                        "[format=bootstrap.verify, version=1]",
                        "[format=bootstrap.profiles, version=1]",
                        "[format=bootstrap.profile, version=1]",
                        "[format=bootstrap.failure, version=1]");
    }

    @Test
    void countsAndExitCodeStandInTheDocument() throws IOException {
        var json = Parsed.json(report(Runs.failed(), 76));

        assertThat(json.get("exit")).isEqualTo("76");
        assertThat(json.get("counts").toString())
                .isEqualTo("{components={applied=1, unneeded=1, failed=4, skipped=1}, "
                        + "checks={passed=1, failed=1, undecided=0, skipped=0}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u001b[2J\u0000\r\n\t\u007F", "\u0085\u009B\u202E\u200B\uFEFF\u2028", "\"\\/", "é漢\uD83D\uDC0D"
            })
    void valuesAreKeptToTheLetterInPrintableAscii(String value) throws IOException {
        var json = Parsed.text(out -> FailureJson.write("bug", value, 70, out));

        assertThat(json.codePoints().filter(c -> c != '\n' && (c < ' ' || c > '~')))
                .isEmpty();
        assertThat(Parsed.json(json).get("message")).isEqualTo(value);
    }

    @Test
    void halfAPairOfSurrogatesIsShownAsItsNumber() throws IOException {
        var json = Parsed.text(out -> FailureJson.write("bug", "a\uD800b", 70, out));

        assertThat(Parsed.json(json).get("message")).isEqualTo("a\\u{d800}b");
    }

    @Test
    void hostileWordsAreValues() throws IOException {
        var plan = Parsed.json(plan(Plans.hostile(), 4));
        var apply = Parsed.json(report(Runs.hostile(), 4));
        var hostile = Samples.HOSTILE.replace("\uD800", "\\u{d800}");

        assertThat(Parsed.objects(plan, "steps").getFirst().get("title")).isEqualTo("title" + hostile);
        assertThat(Parsed.objects(apply, "verdicts"))
                .extracting(each -> each.get("status"))
                .hasSize(4);
        assertThat(Parsed.objects(apply, "verdicts").get(1)).contains(Map.entry("reason", "reason" + hostile));
    }

    @Test
    void aMirrorsPasswordIsMasked() throws IOException {
        var from = java.net.URI.create("https://me:secret@mirror.example/rustup-init");
        var fetch = new bootstrap.component.Effect.Download(from, "0".repeat(64), 1, java.nio.file.Path.of("/x"));
        var step = Samples.going(Samples.step("rust", "Rust"), Samples.create(Samples.rust(), "stable", fetch));
        var plan = Samples.plan(new Plan.Index.Usable(), step);

        assertThat(plan(plan, 0))
                .contains("https://me:***@mirror.example/rustup-init")
                .doesNotContain("secret");
    }

    @Test
    void theStreamStaysOpen() throws IOException {
        var out = new ByteArrayOutputStream() {
            private boolean closed;

            @Override
            public void close() {
                closed = true;
            }
        };
        FailureJson.write("bug", "", 70, out);
        assertThat(out.closed).isFalse();
        ReportJUnit.write(Runs.verified(), out);
        assertThat(out.closed).isFalse();
    }

    private static String plan(Plan plan, int exit) throws IOException {
        return Parsed.text(out -> PlanJson.write(Samples.planned(plan), Samples.CHOICES, Samples::commands, exit, out));
    }

    private static String report(Report report, int exit) throws IOException {
        return Parsed.text(out -> ReportJson.write(report, exit, out));
    }
}
