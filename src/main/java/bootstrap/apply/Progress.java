package bootstrap.apply;

import bootstrap.component.Effect;
import java.util.List;

/** Hears what an apply does while it does it; the engine itself never prints. */
public interface Progress {
    /** An effect begins, wanted by these steps. */
    void started(Effect effect, List<String> steps);

    /** A program said a line; may come from other threads. */
    void said(String line);

    /** The effect can't go on yet; {@code reason} reads on as a sentence. */
    void waits(String reason);

    /** So many bytes of a download have come so far. */
    void fetched(long bytes);

    void ended(Effect effect, Door.Performed performed);

    /** For a second lane, whose effects come one after the other beside those told here. */
    default Progress beside() {
        return this;
    }
}
