package bootstrap.cli;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.check.SearchPath;
import bootstrap.component.Membership;
import bootstrap.component.RustToolchain;
import bootstrap.facts.Fact;
import bootstrap.report.Report.Pending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is not real until a new shell, a new login or a reboot. */
record Ledger(
        List<ComponentOutcome> outcomes,
        Path home,
        SearchPath shell,
        SearchPath login,
        Fact<List<String>> joined,
        Fact<Boolean> reboot) {
    /** In the order in which one would do them. */
    List<Pending> pending() {
        var pending = new ArrayList<Pending>();
        var lacking = login.directories().stream()
                .filter(each -> each.startsWith(home + "/"))
                .filter(each -> !shell.directories().contains(each))
                .toList();
        if (!lacking.isEmpty() && applied(RustToolchain.class)) {
            pending.add(new Pending(
                    "open a new shell, or: . \"$HOME/.cargo/env\"",
                    "the PATH of this shell lacks " + String.join(", ", lacking)));
        }
        if (applied(Membership.class) || !joined.orElse(List.of()).isEmpty()) {
            pending.add(new Pending("log in again", "a group that was joined counts from the next login on"));
        }
        if (reboot.orElse(false)) {
            pending.add(new Pending("reboot", "an installed package asks for it"));
        }
        return pending;
    }

    private boolean applied(Class<?> kind) {
        return outcomes.stream()
                .anyMatch(each -> kind.isInstance(each.component()) && each.outcome() instanceof Outcome.Applied);
    }
}
