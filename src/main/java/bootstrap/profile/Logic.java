package bootstrap.profile;

import bootstrap.facts.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Conditions made of conditions, in three-valued logic: no AND unknown is no, yes OR unknown is yes. */
sealed interface Logic extends Condition {
    /** All of them hold; the first that doesn't ends the looking. */
    record All(List<Condition> of) implements Logic {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public Fact<Sight> look(Asked asked) {
            return combined(of, asked, false);
        }
    }

    /** At least one of them holds; the first that does ends the looking. */
    record Any(List<Condition> of) implements Logic {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public Fact<Sight> look(Asked asked) {
            return combined(of, asked, true);
        }
    }

    /** It does not hold; unknown stays unknown. */
    record Not(Condition what) implements Logic {
        @Override
        public Fact<Sight> look(Asked asked) {
            return what.look(asked).map(Sight::turned);
        }
    }

    /** @param decisive the answer of one that is the answer of all, whatever is unknown of the others */
    private static Fact<Condition.Sight> combined(List<Condition> conditions, Condition.Asked asked, boolean decisive) {
        if (conditions.isEmpty()) {
            return new Fact.Known<>(new Condition.Sight(!decisive, ""));
        }
        var texts = new LinkedHashSet<String>();
        var unknown = new ArrayList<Fact<Condition.Sight>>();
        for (Condition condition : conditions) {
            var seen = condition.look(asked);
            switch (seen) {
                case Fact.Known<Condition.Sight>(var sight)
                when sight.fits() == decisive -> {
                    return seen;
                }
                case Fact.Known<Condition.Sight>(var sight) -> texts.add(sight.text());
                case Fact.Unknown<Condition.Sight> open -> unknown.add(open);
            }
        }
        return unknown.isEmpty()
                ? new Fact.Known<>(new Condition.Sight(!decisive, String.join(" and ", texts)))
                : unknown.getFirst();
    }
}
