package bootstrap.cli;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.apply.Restarts;
import bootstrap.check.Judged;
import bootstrap.check.SearchPath;
import bootstrap.check.Tools;
import bootstrap.check.Whereabouts;
import bootstrap.component.AptPackage;
import bootstrap.facts.Fact;
import bootstrap.report.Report;
import java.util.List;
import java.util.function.Supplier;

/** What a run leaves to the person who will use the box: what is still to do, and which tools their sessions find. */
final class Aftermath {
    private Aftermath() {}

    /** Looked at after every apply. An interactive shell is started only when the checks use a tool. */
    static Report.Left of(Setup setup, Fact<SearchPath> login, List<Judged> judged, List<ComponentOutcome> outcomes) {
        var target = setup.people().target();
        var expectations = judged.stream().map(Judged::expectation).toList();
        var tools = Tools.of(expectations, target.home());
        List<Whereabouts> found =
                tools.isEmpty() ? List.of() : Paths.sessions(setup, login).whereabouts(tools);
        var box = setup.box().fresh();
        var ledger = new Ledger(
                outcomes,
                target.home(),
                Paths.ofCaller(setup),
                login,
                found,
                box.accounts().map(accounts -> accounts.joinedSinceLogin(setup.people())),
                box.rebootRequired(),
                broughtPackages(outcomes) ? Restarts.found(setup.runner()) : Restarts.NONE);
        return new Report.Left(ledger.pending(), found, setup.options().strictSession ? ledger.strictly() : List.of());
    }

    private static boolean broughtPackages(List<ComponentOutcome> outcomes) {
        return outcomes.stream()
                .anyMatch(each -> each.component() instanceof AptPackage && each.outcome() instanceof Outcome.Applied);
    }

    /** A verify stays fast and starts nothing but its checks, unless it is asked to be strict or to say more. */
    static Report.Left whereAsked(Setup setup, Supplier<Fact<SearchPath>> login, List<Judged> judged) {
        return setup.options().strictSession || setup.options().verbose
                ? of(setup, login.get(), judged, List.of())
                : Report.Left.NOTHING;
    }

    /** What else went wrong outranks it. */
    static ExitCode strictly(ExitCode code, Report.Left left) {
        return code == ExitCode.OK && !left.strict().isEmpty() ? ExitCode.CHECK : code;
    }
}
