package bootstrap.component;

import java.util.List;
import java.util.function.UnaryOperator;

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

    /** The same change by other effects, where it has any. */
    default Change with(UnaryOperator<Effect> each) {
        var others = effects().stream().map(each).toList();
        return switch (this) {
            case Create(String wanted, var effects) -> new Create(wanted, others);
            case Update(String from, String wanted, var effects) -> new Update(from, wanted, others);
            case Deferred(String until, var candidates, var effects) -> new Deferred(until, candidates, others);
            case Keep keep -> keep;
            case Impossible impossible -> impossible;
            case Blocked blocked -> blocked;
        };
    }

    /** What this change would do to the box; empty when nothing. */
    default List<Effect> effects() {
        return List.of();
    }
}
