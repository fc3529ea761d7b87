package bootstrap.cli;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.apply.Restarts;
import bootstrap.check.SearchPath;
import bootstrap.check.Whereabouts;
import bootstrap.component.Membership;
import bootstrap.component.RustToolchain;
import bootstrap.facts.Fact;
import bootstrap.report.Report.Pending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is not real until a new shell, a new login or a reboot.
 *
 * @param outcomes empty when nothing was applied
 * @param shell the PATH of the caller
 * @param tools where the sessions find what the checks use
 * @param restarts what needrestart found, when packages were changed
 */
record Ledger(
        List<ComponentOutcome> outcomes,
        Path home,
        SearchPath shell,
        Fact<SearchPath> login,
        List<Whereabouts> tools,
        Fact<List<String>> joined,
        Fact<Boolean> reboot,
        Restarts restarts) {
    /** In the order in which one would do them. */
    List<Pending> pending() {
        var pending = new ArrayList<Pending>();
        var lacking = lacking();
        if (!lacking.isEmpty() && (applied(RustToolchain.class) || lacksTool(lacking))) {
            var what = lacking.contains(home.resolve(".cargo/bin").toString())
                    ? "open a new shell, or: . \"$HOME/.cargo/env\""
                    : "log in again, or open a login shell";
            pending.add(new Pending(what, "the PATH of this shell lacks " + String.join(", ", lacking)));
        }
        if (applied(Membership.class) || !joined.orElse(List.of()).isEmpty()) {
            pending.add(new Pending("log in again", "a group that was joined counts from the next login on"));
        }
        if (!restarts.services().isEmpty()) {
            var services = String.join(" ", restarts.services());
            pending.add(new Pending(
                    "sudo systemctl restart " + services, "they still use files that were replaced, says needrestart"));
        }
        if (reboot.orElse(false)) {
            pending.add(new Pending("reboot", "an installed package asks for it"));
        } else if (restarts.kernels() == Restarts.Kernels.NEWER_WAITS) {
            pending.add(new Pending("reboot", "a newer kernel is installed than the one that runs"));
        }
        return pending;
    }

    /** Directories of the user's own that a login shell looks in and the caller doesn't. */
    private List<String> lacking() {
        return login.map(SearchPath::directories).orElse(List.of()).stream()
                .filter(each -> each.startsWith(home + "/"))
                .filter(each -> !shell.directories().contains(each))
                .distinct()
                .toList();
    }

    private boolean lacksTool(List<String> lacking) {
        return tools.stream()
                .flatMap(each -> each.onlyAfterLogin().stream())
                .anyMatch(found -> lacking.contains(String.valueOf(found.getParent())));
    }

    /** Why a strict run fails: what is pending, what only a login shell finds, and what could not be looked at. */
    List<String> strictly() {
        var reasons = new ArrayList<String>();
        pending().forEach(each -> reasons.add("still to do: " + each.what()));
        tools.forEach(each -> each.onlyAfterLogin()
                .ifPresent(found ->
                        reasons.add(each.tool() + ": a login shell finds " + found + ", this shell doesn't find it")));
        for (Fact<?> asked : List.of(login, joined, reboot)) {
            switch (asked) {
                case Fact.Known<?> known -> {}
                case Fact.Unknown<?>(String reason) -> reasons.add("not known: " + reason);
            }
        }
        return reasons;
    }

    private boolean applied(Class<?> kind) {
        return outcomes.stream()
                .anyMatch(each -> kind.isInstance(each.component()) && each.outcome() instanceof Outcome.Applied);
    }
}
