package bootstrap.cli;

import bootstrap.component.AptAnswers;
import bootstrap.component.AptIndex;
import bootstrap.component.EffectCommands;
import bootstrap.component.PackageChange;
import bootstrap.facts.Places;
import bootstrap.plan.Plan;
import bootstrap.plan.Planner;
import bootstrap.preflight.Severity;
import bootstrap.process.CommandRunner;
import bootstrap.profile.Profile;
import bootstrap.report.Choices;
import bootstrap.report.DoctorText;
import bootstrap.report.Headline;
import bootstrap.report.PlanJson;
import bootstrap.report.PlanText;
import bootstrap.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/**
 * Facts, profile, probes, plan: what plan and apply have in common. Changes nothing.
 *
 * @param index of the box, asked as the target user
 * @param asking keeps what apt answered
 */
record PlanFlow(
        Session session, Setup setup, Preparation preparation, Plan plan, AptIndex index, CommandRunner asking) {
    /** Makes the plan, or ends the command where the box or the profile doesn't allow one. */
    static PlanFlow made(Session session) {
        session.setUpMeanwhile();
        var profile = Preparation.read(session, session.options().profiles);
        var setup = session.setup();
        var preparation = Preparation.of(profile, setup, session::note);
        preparation.demandFit(setup, session::note);
        session.noteRootAlone(setup);
        Meanwhile.begin(() -> Headline.of(setup.facts(), session.style()));
        var index = session.wiring().index().askedBy(setup.people().target().uid());
        var asking = new AptAnswers(setup.reading(), index.inputs());
        var plan = new Planner(index, asking, setup.options().jobs).plan(preparation.steps(), setup.box());
        if (!plan.changesNothing()) {
            preparation.demandRoom(setup);
        }
        return new PlanFlow(session, setup, preparation, plan, index, asking);
    }

    EffectCommands commands() {
        return new EffectCommands(Places.of(setup.box()), setup.options().timeout);
    }

    Profile profile() {
        return preparation.profile();
    }

    Report report(Duration took) {
        return Report.planned(
                Headline.of(setup.facts(), session.style()),
                profile(),
                setup.people().target().name(),
                plan,
                took);
    }

    String text(String next) {
        var detail = session.options().verbose ? PlanText.Detail.COMMANDS : PlanText.Detail.SUMMARY;
        return PlanText.render(report(Duration.ZERO), session.style(), detail, commands()::of, next);
    }

    /** What a plan may not do without being told so ends the command. */
    void demandAllowed() {
        var gone = removals();
        if (!gone.isEmpty()) {
            throw new Stop(
                    ExitCode.STEP,
                    "this plan removes " + String.join(", ", gone) + ". If that is meant: " + session.lineToApply()
                            + " --allow-removals");
        }
        if (session.options().offline && plan.needsNetwork()) {
            throw new Stop(ExitCode.NETWORK, "this plan needs the network, and --offline says that there is none");
        }
    }

    /** What would make this plan fail ends the command before anything is changed; what is only doubtful is told. */
    void demandPreflights() {
        var findings = session.preflights().before(plan, plan.closure());
        session.streams().err().print(DoctorText.notable(findings, session.style()));
        var code = ExitCode.foreseen(findings);
        if (code != ExitCode.OK) {
            var errors = findings.stream()
                    .filter(each -> each.severity() == Severity.ERROR)
                    .map(each -> each.id() + ": " + each.summary());
            throw new Stop(
                    code,
                    "a preflight failed, nothing was changed\n  " + String.join("\n  ", errors.toList())
                            + "\n  --skip-preflight ID leaves one out");
        }
    }

    /** Packages that would go away although nobody allowed it. */
    private List<String> removals() {
        return session.options().allowRemovals
                ? List.of()
                : plan.closure().removed().stream().map(PackageChange::name).toList();
    }

    /** The plan as a document, which may be saved. */
    void write(ExitCode code, OutputStream out) throws IOException {
        PlanJson.write(report(Duration.ZERO), choices(), commands()::of, code.code(), out);
    }

    private Choices choices() {
        var options = session.options();
        return new Choices(options.profiles, options.set, options.only, options.skip, options.user);
    }

    /** Prints the plan and tells the exit code. */
    ExitCode print(ExitCode whenPending) {
        return print(whenPending, session.lineToApply() + (removals().isEmpty() ? "" : " --allow-removals"));
    }

    /** The same with another line to type next. */
    ExitCode print(ExitCode whenPending, String next) {
        var code = plan.leadsNowhere() || !removals().isEmpty()
                ? ExitCode.STEP
                : plan.changesNothing() ? ExitCode.OK : whenPending;
        if (session.options().json) {
            session.json(out -> write(code, out));
        } else {
            session.print(text(plan.changesNothing() ? "" : next));
        }
        return code;
    }
}
