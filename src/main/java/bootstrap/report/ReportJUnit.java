package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import bootstrap.source.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as JUnit's XML, in the dialect that CI servers share: one suite for the profile, a test case for each check
 * and, of an apply, for each component. Without time stamps: this room has no clock.
 */
public final class ReportJUnit {
    private ReportJUnit() {}

    /** Writes UTF-8 and leaves {@code out} open. A run that proved nothing has an error, lest it pass for green. */
    public static void write(Report report, OutputStream out) throws IOException {
        Xml.document(out, xml -> {
            var cases = cases(report);
            xml.element("testsuites", of -> {
                totals(report, cases, of);
                of.element("testsuite", suite -> suite(report, cases, suite));
            });
        });
    }

    /** One test case; {@code end} is what went wrong, or why it was left out. */
    private record Case(String group, String name, Duration took, End end, String evidence) {}

    /** How a test case ended, with the element's attributes and text. */
    private sealed interface End {
        record Good() implements End {}

        record Bad(String element, String type, String message, String text) implements End {}

        record Skipped(String message) implements End {}
    }

    private static List<Case> cases(Report report) {
        var cases = new ArrayList<Case>();
        report.outcomes().forEach(each -> cases.add(of(each)));
        report.verdicts().forEach(each -> cases.add(of(each)));
        if (VerdictCounts.of(report.verdicts()).asked() == 0) {
            var end = new End.Bad("error", "check", "no check ran, so nothing is proven", "");
            cases.add(new Case("checks", "at least one check ran", Duration.ZERO, end, ""));
        }
        if (!report.left().strict().isEmpty()) {
            var reasons = String.join("\n", report.left().strict());
            var end = new End.Bad("failure", "check", LeftText.STRICT, reasons);
            cases.add(new Case("session", "nothing is left to do", Duration.ZERO, end, ""));
        }
        return cases;
    }

    private static Case of(ComponentOutcome each) {
        var name = "apply " + each.component().kind() + " " + each.component().name();
        var group = each.step().id();
        return switch (each.outcome()) {
            case Outcome.Applied(String now, Duration took) -> new Case(group, name, took, new End.Good(), now);
            case Outcome.Unneeded(String found) -> new Case(group, name, Duration.ZERO, new End.Good(), found);
            case Outcome.Skipped(String reason) ->
                new Case(group, name, Duration.ZERO, new End.Skipped("not tried: " + reason), "");
            case Outcome.Failed(var cause, String reason, String typed, List<String> lastLines) ->
                new Case(
                        group,
                        name,
                        Duration.ZERO,
                        bad(
                                "failure",
                                FailureWord.of(cause),
                                reason,
                                Stream.concat(Stream.of(typed).filter(word -> !word.isEmpty()), lastLines.stream())
                                        .toList(),
                                each.at()),
                        "");
        };
    }

    private static Case of(Judged each) {
        var expectation = each.expectation();
        var type = FailureWord.of(each.verdict()).orElse("");
        var at = expectation.at();
        var end = switch (each.verdict()) {
            case Verdict.Passed passed -> new End.Good();
            case Verdict.Failed(String reason, List<String> details) -> bad("failure", type, reason, details, at);
            case Verdict.Undecided(String reason) -> bad("error", type, reason, List.of(), at);
            case Verdict.Skipped(String reason) -> new End.Skipped(reason);
        };
        return new Case(expectation.step(), CheckLabel.of(expectation.check()), each.took(), end, seen(each.verdict()));
    }

    private static End bad(String element, String type, String message, List<String> details, Location at) {
        var lines = new ArrayList<>(details);
        lines.add(at.toString());
        return new End.Bad(element, type, message, String.join("\n", lines));
    }

    private static String seen(Verdict verdict) {
        return verdict instanceof Verdict.Passed(String what, String where, String fact)
                ? Stream.of(what, where, fact).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"))
                : "";
    }

    private static void totals(Report report, List<Case> cases, Xml xml) throws IOException {
        xml.attribute("name", report.profile().name());
        xml.attribute("tests", String.valueOf(cases.size()));
        xml.attribute("failures", String.valueOf(bad(cases, "failure")));
        xml.attribute("errors", String.valueOf(bad(cases, "error")));
        xml.attribute(
                "skipped",
                String.valueOf(cases.stream()
                        .filter(each -> each.end() instanceof End.Skipped)
                        .count()));
        xml.attribute("time", Durations.seconds(report.took()));
    }

    private static long bad(List<Case> cases, String element) {
        return cases.stream()
                .filter(each ->
                        each.end() instanceof End.Bad bad && bad.element().equals(element))
                .count();
    }

    private static void suite(Report report, List<Case> cases, Xml xml) throws IOException {
        totals(report, cases, xml);
        for (Case each : cases) {
            xml.element("testcase", of -> write(report.profile().name(), each, of));
        }
    }

    private static void write(String profile, Case each, Xml xml) throws IOException {
        xml.attribute("classname", profile + "." + each.group());
        xml.attribute("name", each.name());
        xml.attribute("time", Durations.seconds(each.took()));
        switch (each.end()) {
            case End.Good() -> {}
            case End.Bad(String element, String type, String message, String text) ->
                xml.element(element, of -> {
                    of.attribute("type", type);
                    of.attribute("message", message);
                    of.text(text);
                });
            case End.Skipped(String message) -> xml.element("skipped", of -> of.attribute("message", message));
        }
        if (!each.evidence().isEmpty()) {
            xml.element("system-out", of -> of.text(each.evidence()));
        }
    }
}
