package bootstrap.cli;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Progress;
import bootstrap.component.Effect;
import java.util.List;

/** Shows each lane by itself; what is told to the painter is of packages. */
interface LanePainter extends Painter {
    Progress packages();

    Progress steps();

    @Override
    default Progress beside() {
        return steps();
    }

    @Override
    default void started(Effect effect, List<String> whose) {
        packages().started(effect, whose);
    }

    @Override
    default void said(String line) {
        packages().said(line);
    }

    @Override
    default void waits(String reason) {
        packages().waits(reason);
    }

    @Override
    default void fetched(long bytes) {
        packages().fetched(bytes);
    }

    @Override
    default void ended(Effect effect, Performed performed) {
        packages().ended(effect, performed);
    }
}
