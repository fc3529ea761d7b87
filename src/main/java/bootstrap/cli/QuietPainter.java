package bootstrap.cli;

import bootstrap.apply.Door.Performed;
import bootstrap.component.Effect;
import java.util.List;

/** Shows nothing. */
final class QuietPainter implements Painter {
    @Override
    public void started(Effect effect, List<String> steps) {}

    @Override
    public void said(String line) {}

    @Override
    public void waits(String reason) {}

    @Override
    public void fetched(long bytes) {}

    @Override
    public void ended(Effect effect, Performed performed) {}

    @Override
    public void close() {}
}
