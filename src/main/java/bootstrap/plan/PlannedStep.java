package bootstrap.plan;

import bootstrap.component.Change;
import bootstrap.component.Component;
import bootstrap.component.State;
import bootstrap.profile.Size;
import bootstrap.profile.Step;
import bootstrap.source.Location;
import java.util.List;

/** What the plan says of one step. */
public sealed interface PlannedStep {
    Step step();

    /** Its condition holds, or could not be judged: then all its entries are blocked. */
    record Going(Step step, List<Entry> entries) implements PlannedStep {
        public Going {
            entries = List.copyOf(entries);
        }
    }

    /** Its condition doesn't hold; {@code reason} reads on after "skipped: ". */
    record Skipped(Step step, String reason) implements PlannedStep {}

    /** What the plan says of one element of {@code ensure}. */
    sealed interface Entry {
        Component component();

        Location at();

        /** With what the profile says that it takes. */
        record Decided(Component component, Location at, State state, Change change, Size size) implements Entry {
            /** Of a size nothing is said. */
            public Decided(Component component, Location at, State state, Change change) {
                this(component, at, state, change, Size.UNSAID);
            }
        }

        record NotHere(Component component, Location at, String reason) implements Entry {}
    }

    /** The decided entries, in file order; none when skipped. */
    default List<Entry.Decided> decided() {
        return switch (this) {
            case Going(Step step, List<Entry> entries) ->
                entries.stream()
                        .filter(Entry.Decided.class::isInstance)
                        .map(Entry.Decided.class::cast)
                        .toList();
            case Skipped skipped -> List.of();
        };
    }
}
