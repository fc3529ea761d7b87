package bootstrap.apply;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Effect;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The only way to the box. */
public interface Door {
    /**
     * Performs one effect to its end.
     *
     * @param progress hears what it says meanwhile
     * @param objection asked last of all, when nobody else works on the packages: why they may not be installed now
     */
    Performed perform(Effect effect, Progress progress, Supplier<Optional<String>> objection);

    /** The same where nothing speaks against it. */
    default Performed perform(Effect effect, Progress progress) {
        return perform(effect, progress, Optional::empty);
    }

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
