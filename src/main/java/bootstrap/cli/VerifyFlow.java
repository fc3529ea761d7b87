package bootstrap.cli;

import bootstrap.check.Checker;
import bootstrap.check.Expectation;
import bootstrap.check.Judged;
import bootstrap.check.SearchPath;
import bootstrap.facts.Box;
import bootstrap.facts.Once;
import bootstrap.process.Scratch;
import bootstrap.report.Report;
import bootstrap.report.ReportJson;
import bootstrap.report.VerdictCounts;
import bootstrap.report.VerdictText;
import bootstrap.source.SystemReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs every expectation of a profile; nothing else. */
record VerifyFlow(Session session, Setup setup, Preparation preparation) {
    static ExitCode run(Session session) {
        long start = System.nanoTime();
        session.setUpMeanwhile();
        var profile = Preparation.read(session, session.options().profiles);
        var setup = session.setup();
        var flow = new VerifyFlow(session, setup, Preparation.of(profile, setup, session::note));
        var seen = flow.seenForNow();
        return flow.print(seen, Duration.ofNanos(System.nanoTime() - start));
    }

    private record Seen(List<Judged> judged, Report.Left left) {}

    /** Authorities that the user added reach the checks through a file that is gone afterwards. */
    private Seen seenForNow() {
        if (!setup.trust().isExtended()) {
            return seen();
        }
        try (var scratch = Scratch.filled(List.of(), setup.people().target().uid())) {
            setup.shareAuthorities(scratch.directory().resolve("authorities.pem"));
            return seen();
        } catch (IOException e) {
            throw new Stop(ExitCode.CANNOT_CREATE, "no temporary directory: " + SystemReason.withFile(e));
        }
    }

    private Seen seen() {
        var login = new Once<>(() -> Paths.login(setup));
        var judged = judged(setup.box(), Paths.forVerify(setup, login));
        return new Seen(judged, Aftermath.whereAsked(setup, login, judged));
    }

    List<Judged> judged(Box box, SearchPath path) {
        List<Expectation> expectations = preparation.steps().stream()
                .flatMap(step -> step.expect().stream())
                .toList();
        var checker = new Checker(box, setup.checking(), path, setup.options().jobs);
        try (var counter = session.counter(expectations.size())) {
            return checker.check(expectations, counter::fell);
        }
    }

    private ExitCode print(Seen seen, Duration took) {
        var target = setup.people().target().name();
        var report = Report.verified(preparation.profile(), target, seen.judged(), seen.left(), took);
        var checked = VerdictCounts.of(seen.judged()).green() ? ExitCode.OK : ExitCode.CHECK;
        var code = Aftermath.strictly(checked, seen.left());
        if (session.options().json) {
            session.json(out -> ReportJson.write(report, code.code(), out));
        } else {
            session.print(VerdictText.render(report, session.style()));
        }
        return session.reports(report, code, code.code());
    }
}
