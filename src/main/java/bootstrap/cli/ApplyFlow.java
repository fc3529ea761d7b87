package bootstrap.cli;

import bootstrap.apply.Applier;
import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Door;
import bootstrap.apply.Elevation;
import bootstrap.apply.LoggedDoor;
import bootstrap.apply.PackagePhase;
import bootstrap.apply.Progress;
import bootstrap.check.Judged;
import bootstrap.facts.Places;
import bootstrap.process.As;
import bootstrap.process.Sudo;
import bootstrap.report.ApplyText;
import bootstrap.report.Report;
import bootstrap.report.ReportJson;
import bootstrap.report.VerdictCounts;
import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Shows the plan, asks, applies, verifies, reports. */
record ApplyFlow(PlanFlow planned, Places places) {
    static int run(Session session) {
        return run(session, flow -> flow);
    }

    /** The same with a plan that must be accepted before it is shown. */
    static int run(Session session, UnaryOperator<PlanFlow> accepted) {
        long start = System.nanoTime();
        var planned = accepted.apply(PlanFlow.made(session));
        var flow = new ApplyFlow(planned, Places.of(planned.setup().box()));
        if (!session.options().json) {
            session.print(planned.text(""));
        }
        if (planned.plan().changesNothing()) {
            return flow.finished(flow.unchanged(), Path.of(""), start, code -> code);
        }
        planned.demandAllowed();
        planned.demandPreflights();
        boolean granted = flow.granted();
        flow.consent();
        try (var _ = flow.elevated(granted);
                var _ = RunLock.taken(flow.places.state())) {
            return flow.applied(start);
        }
    }

    private Session session() {
        return planned.session();
    }

    private Setup setup() {
        return planned.setup();
    }

    /** Nothing is run, so what is kept is unneeded and what is impossible or blocked has failed. */
    private List<ComponentOutcome> unchanged() {
        Door closed = (effect, progress, objection) -> {
            throw new IllegalStateException("a plan without changes has no effects: " + effect);
        };
        return applier(closed, new QuietPainter(), () -> false).apply(planned.plan());
    }

    private void consent() {
        if (session().options().yes) {
            return;
        }
        if (!session().streams().terminal().in() || session().options().json) {
            throw new Stop(
                    ExitCode.USAGE,
                    "there is no terminal to ask on. To apply this plan: "
                            + session().lineToApply() + " --yes");
        }
        if (!session().asked("Apply these changes? [y/N] ")) {
            throw new Stop(ExitCode.DECLINED, "nothing was changed");
        }
    }

    private boolean needsSudo() {
        return !setup().people().isRoot()
                && planned.plan().effects().stream()
                        .flatMap(each -> planned.commands().of(each.effect()).stream())
                        .anyMatch(command -> command.as() == As.ROOT || setup().isForAnother());
    }

    /** Before anyone is asked: where root's commands can't go through, the line to type. Never waits. */
    private boolean granted() {
        if (!needsSudo()) {
            return true;
        }
        if (!Sudo.isInstalled()) {
            throw new Stop(
                    ExitCode.PRIVILEGES,
                    "this plan needs root, and there is no sudo here. As root: "
                            + session().lineToApply() + " --user "
                            + setup().people().target().name());
        }
        boolean granted = Elevation.granted(setup().runner());
        if (!granted && !session().streams().terminal().in()) {
            throw refused();
        }
        return granted;
    }

    /** On a terminal sudo may ask, once; what it grants is kept from expiring. */
    private Sudo elevated(boolean granted) {
        if (!needsSudo()) {
            return Sudo.unneeded();
        }
        if (!granted && !Sudo.ask()) {
            throw refused();
        }
        return Sudo.kept(setup().runner());
    }

    private Stop refused() {
        return new Stop(
                ExitCode.PRIVILEGES,
                "this plan needs root, and sudo does not let "
                        + setup().people().self().name()
                        + " through without a password. Run: sudo "
                        + session().lineToApply());
    }

    private int applied(long start) {
        var bundle = setup().shareAuthorities(places.cache().resolve("authorities.pem"));
        Doors.writeAptSettings(planned, bundle);
        var log = places.state().resolve("apply.log");
        var interrupts = Interrupts.watched(session()::note);
        var doors = new Doors(planned, interrupts::stopped);
        try (var door = LoggedDoor.writing(log, doors.door(), planned.commands())) {
            var outcomes = performed(door, interrupts);
            if (!door.problem().isEmpty()) {
                session().note("the log " + log + " is not whole: " + door.problem());
            }
            return finished(outcomes, log, start, interrupts::codeOr);
        } catch (IOException e) {
            throw new Stop(ExitCode.CANNOT_CREATE, "the log " + log + ": " + SystemReason.withFile(e));
        }
    }

    /** The painter is gone before results are printed. */
    private List<ComponentOutcome> performed(Door door, Interrupts interrupts) {
        try (var progress = session().painter()) {
            return applier(door, progress, interrupts::stopped).apply(planned.plan());
        }
    }

    private Applier applier(Door door, Progress progress, java.util.function.BooleanSupplier stopped) {
        var packages = new PackagePhase(planned.index(), planned.asking(), stopped);
        return new Applier(setup().box(), door, packages, setup().reading(), progress, stopped);
    }

    private void print(Report report, int ends, Path log, String again) {
        if (session().options().json) {
            session().json(out -> ReportJson.write(report, ends, out));
        } else {
            session().print(ApplyText.render(report, session().style(), log, again));
        }
    }

    /** Verifies, in the PATH of a fresh login, and reports; of all that went wrong the exit code names the first. */
    private int finished(
            List<ComponentOutcome> outcomes, Path log, long start, java.util.function.IntUnaryOperator signalled) {
        var login = Paths.login(setup());
        var worst = ExitCode.of(outcomes);
        boolean interrupted = signalled.applyAsInt(0) != 0;
        var verify = new VerifyFlow(session(), setup(), planned.preparation());
        List<Judged> judged =
                interrupted ? List.of() : verify.judged(setup().box().fresh(), Paths.orUsual(login, setup()));
        var left = Aftermath.of(setup(), login, judged, outcomes);
        var took = Duration.ofNanos(System.nanoTime() - start);
        var report = Report.applied(planned.report(took), outcomes, judged, left, took);
        var checked =
                worst != ExitCode.OK || interrupted || VerdictCounts.of(judged).green() ? worst : ExitCode.CHECK;
        var code = Aftermath.strictly(checked, left);
        int ends = signalled.applyAsInt(code.code());
        print(
                report,
                ends,
                log,
                worst == ExitCode.OK && !interrupted ? "" : session().lineToApply());
        return signalled.applyAsInt(session().reports(report, code, ends).code());
    }
}
