package bootstrap.component;

import java.util.List;

/** The step from the observed to the desired state of one component. */
public sealed interface Change {
    /** Nothing to do; {@code found} is what is there. */
    record Keep(String found) implements Change {}

    /** It will be brought; {@code wanted} is what will be there, as exactly as is known now. */
    record Create(String wanted, List<Effect> effects) implements Change {
        public Create {
            effects = List.copyOf(effects);
        }
    }

    /** It is there but not as desired. */
    record Update(String from, String wanted, List<Effect> effects) implements Change {
        public Update {
            effects = List.copyOf(effects);
        }
    }

    /** Which of the candidates it will be is decided once {@code until} has happened; one of them it is. */
    record Deferred(String until, List<String> candidates, List<Effect> effects) implements Change {
        public Deferred {
            candidates = List.copyOf(candidates);
            effects = List.copyOf(effects);
        }
    }

    /** No way leads there on this box. */
    record Impossible(String reason) implements Change {}

    /** The box could not be asked. */
    record Blocked(String reason) implements Change {}

    /** What this change would do to the box; empty when nothing. */
    default List<Effect> effects() {
        return List.of();
    }
}
