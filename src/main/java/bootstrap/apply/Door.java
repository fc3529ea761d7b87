package bootstrap.apply;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Effect;
import java.util.List;

/** The only way to the box. */
public interface Door {
    /** Performs one effect to its end; {@code progress} hears what it says meanwhile. */
    Performed perform(Effect effect, Progress progress);

    /** How performing an effect ended. */
    sealed interface Performed {
        record Done() implements Performed {}

        /**
         * It did not go through.
         *
         * @param typed the command as a person would type it, "" when it was none
         */
        record Broken(Cause cause, String reason, String typed, List<String> lastLines) implements Performed {
            public Broken {
                lastLines = List.copyOf(lastLines);
            }
        }
    }
}
