package bootstrap.cli;

import bootstrap.component.EffectCommands;
import bootstrap.facts.Places;
import bootstrap.plan.Plan;
import bootstrap.plan.Planner;
import bootstrap.profile.Profile;
import bootstrap.report.Headline;
import bootstrap.report.PlanJson;
import bootstrap.report.PlanText;
import bootstrap.report.Report;
import java.time.Duration;
import java.util.List;

/** Facts, profile, probes, plan: what plan and apply have in common. Changes nothing. */
record PlanFlow(Session session, Setup setup, Preparation preparation, Plan plan) {
    /** Makes the plan, or ends the command where the box or the profile doesn't allow one. */
    static PlanFlow made(Session session) {
        var profile = Preparation.read(session, session.options().profiles);
        var setup = session.setup();
        var preparation = Preparation.of(profile, setup, session::note);
        preparation.demandFit(setup, session::note);
        session.noteRootAlone(setup);
        var plan = new Planner(session.wiring().index(), setup.reading()).plan(preparation.steps(), setup.box());
        if (!plan.changesNothing()) {
            preparation.demandRoom(setup);
        }
        return new PlanFlow(session, setup, preparation, plan);
    }

    EffectCommands commands() {
        return new EffectCommands(Places.of(setup.box()));
    }

    Profile profile() {
        return preparation.profile();
    }

    Report report(Duration took) {
        return new Report(
                "plan",
                Headline.of(setup.facts(), session.style()),
                profile(),
                setup.people().target().name(),
                plan,
                List.of(),
                List.of(),
                List.of(),
                took);
    }

    String text(String next) {
        var detail = session.options().verbose ? PlanText.Detail.COMMANDS : PlanText.Detail.SUMMARY;
        return PlanText.render(report(Duration.ZERO), session.style(), detail, commands()::of, next);
    }

    /** Prints the plan and tells the exit code. */
    ExitCode print(ExitCode whenPending) {
        var code = plan.leadsNowhere() ? ExitCode.STEP : plan.changesNothing() ? ExitCode.OK : whenPending;
        if (session.options().json) {
            session.json(out -> PlanJson.write(report(Duration.ZERO), commands()::of, code.code(), out));
        } else {
            session.print(text(plan.changesNothing() ? "" : session.lineToApply()));
        }
        return code;
    }
}
