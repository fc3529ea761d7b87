package bootstrap.apply;

import bootstrap.component.Effect;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears, a line for each event. */
final class NotedProgress implements Progress {
    private final List<String> events = new CopyOnWriteArrayList<>();

    List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void started(Effect effect, List<String> steps) {
        events.add("started " + name(effect) + " for " + String.join(",", steps));
    }

    @Override
    public void said(String line) {
        events.add("said " + line);
    }

    @Override
    public void waits(String reason) {
        events.add("waits " + reason);
    }

    @Override
    public void fetched(long bytes) {
        events.add("fetched " + bytes);
    }

    @Override
    public void ended(Effect effect, Door.Performed performed) {
        events.add("ended " + name(effect) + " " + performed.getClass().getSimpleName());
    }

    private static String name(Effect effect) {
        return effect instanceof Effect.InstallPackages(var names, var recommends)
                ? String.join(" ", names)
                : effect.getClass().getSimpleName();
    }
}
