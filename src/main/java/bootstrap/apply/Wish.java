package bootstrap.apply;

import bootstrap.component.Change;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.MarkManual;
import bootstrap.plan.PlannedStep.Entry;
import java.util.List;

/** A package entry on its way: the step it belongs to, and what it wants installed by the newest look. */
record Wish(String step, Entry.Decided entry, Change change) {
    /** What is to be installed for it; nothing when it is there, or can't be. */
    List<InstallPackages> installs() {
        return change.effects().stream()
                .filter(InstallPackages.class::isInstance)
                .map(InstallPackages.class::cast)
                .toList();
    }

    /** What of it is only to be marked as asked for. */
    List<String> marks() {
        return change.effects().stream()
                .filter(MarkManual.class::isInstance)
                .flatMap(effect -> ((MarkManual) effect).packages().stream())
                .toList();
    }

    Wish now(Change other) {
        return new Wish(step, entry, other);
    }
}
