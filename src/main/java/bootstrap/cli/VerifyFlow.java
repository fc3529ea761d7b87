package bootstrap.cli;

import bootstrap.check.Checker;
import bootstrap.check.Expectation;
import bootstrap.check.Judged;
import bootstrap.check.SearchPath;
import bootstrap.facts.Box;
import bootstrap.plan.Plan;
import bootstrap.report.Report;
import bootstrap.report.ReportJson;
import bootstrap.report.VerdictCounts;
import bootstrap.report.VerdictText;
import java.time.Duration;
import java.util.List;

/** Runs every expectation of a profile; nothing else. */
record VerifyFlow(Session session, Setup setup, Preparation preparation) {
    static ExitCode run(Session session) {
        long start = System.nanoTime();
        var profile = Preparation.read(session.options(), session.library());
        var setup = session.setup();
        var flow = new VerifyFlow(session, setup, Preparation.of(profile, setup, session::note));
        var judged = flow.judged(setup.box(), Paths.forVerify(setup));
        return flow.print(judged, Duration.ofNanos(System.nanoTime() - start));
    }

    List<Judged> judged(Box box, SearchPath path) {
        List<Expectation> expectations = preparation.steps().stream()
                .flatMap(step -> step.expect().stream())
                .toList();
        var checker = new Checker(box, setup.checking(), path, setup.options().jobs);
        return checker.check(expectations, verdict -> {});
    }

    private ExitCode print(List<Judged> judged, Duration took) {
        var nothing = new Plan(List.of(), List.of(), new Plan.Index.Usable());
        var report = new Report(
                "verify",
                "",
                preparation.profile(),
                setup.people().target().name(),
                nothing,
                List.of(),
                judged,
                List.of(),
                took);
        var code = VerdictCounts.of(judged).green() ? ExitCode.OK : ExitCode.CHECK;
        if (session.options().json) {
            session.json(out -> ReportJson.write(report, code.code(), out));
        } else {
            session.print(VerdictText.render(report, session.style()));
        }
        return session.reports(report, code);
    }
}
