package bootstrap.cli;

import bootstrap.apply.AptSettings;
import bootstrap.apply.AptSettings.Removals;
import bootstrap.apply.AptTurn;
import bootstrap.apply.BoxDoor;
import bootstrap.apply.Door;
import bootstrap.component.Membership;
import bootstrap.facts.AptLocks;
import bootstrap.facts.CloudInit;
import bootstrap.fetch.Downloader;
import bootstrap.fetch.Patience;
import bootstrap.fetch.Proxies;
import bootstrap.process.Caller;
import bootstrap.source.SystemReason;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Builds the one door of an apply, with what its commands find waiting for them. */
record Doors(PlanFlow planned, BooleanSupplier stopped) {
    /** Joining a group makes later commands of this run go where groups are read afresh. */
    Door door() {
        var setup = planned.setup();
        var downloader = new Downloader(setup.trust(), Proxies.from(setup.variables()), Patience.usual());
        var turn = new AptTurn(this::occupied, setup.options().lockTimeout, stopped);
        var door = new BoxDoor(setup.box(), planned.commands(), setup.runner(), downloader, turn);
        return (effect, progress, objection) -> {
            var performed = door.perform(effect, progress, objection);
            if (Membership.joins(effect)) {
                setup.caller().updateAndGet(Caller::afterJoiningGroups);
            }
            return performed;
        };
    }

    private Optional<String> occupied() {
        AptLocks locks = planned.session().wiring().locks();
        return locks.held()
                .map(holder -> holder.described() + ", which holds " + holder.file())
                .or(() -> CloudInit.isRunningBelow(planned.setup().box().root())
                        ? Optional.of("cloud-init, which is still setting up this box")
                        : Optional.empty());
    }

    /** Settings of apt for this run. */
    static void writeAptSettings(PlanFlow planned, String bundle) {
        var file = planned.commands().aptSettings();
        var options = planned.session().options();
        var removals = options.allowRemovals ? Removals.ANNOUNCED : Removals.REFUSED;
        var proxies = planned.setup().box().environment().proxies();
        try {
            new AptSettings(options.lockTimeout, removals, proxies, bundle).write(file);
        } catch (IOException e) {
            throw new Stop(ExitCode.CANNOT_CREATE, "cannot write " + file + ": " + SystemReason.withFile(e));
        }
    }
}
