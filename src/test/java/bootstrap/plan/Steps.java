package bootstrap.plan;

import bootstrap.component.AptPackage;
import bootstrap.component.Component;
import bootstrap.component.Effect.Recommends;
import bootstrap.profile.Condition;
import bootstrap.profile.Condition.Judgement;
import bootstrap.profile.Size;
import bootstrap.profile.Step;
import bootstrap.profile.StepHere;
import bootstrap.profile.StepHere.EnsureHere;
import bootstrap.source.Location;
import bootstrap.version.Constraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Steps as they stand on a box, in few words. */
public final class Steps {
    private Steps() {}

    public static StepHere step(String id, Component... components) {
        return judged(id, new Judgement.Holds(), List.of(), components);
    }

    public static StepHere needing(String need, String id, Component... components) {
        return judged(id, new Judgement.Holds(), List.of(need), components);
    }

    /** A step whose own condition is judged like this, and so its entries. */
    public static StepHere judged(String id, Judgement judgement, List<String> needs, Component... components) {
        var entries = new ArrayList<EnsureHere>();
        for (int i = 0; i < components.length; i++) {
            entries.add(entry(components[i], new Location(id + ".yaml", i + 1, 1), judgement));
        }
        return of(id, judgement, needs, entries);
    }

    public static StepHere of(String id, Judgement judgement, List<String> needs, List<EnsureHere> entries) {
        var ensure = entries.stream().map(EnsureHere::entry).toList();
        var step = new Step(
                id,
                "Title",
                Step.Guide.NONE,
                Condition.always(),
                needs,
                ensure,
                List.of(),
                "p",
                new Location("p.yaml", 1, 1));
        return new StepHere(step, judgement, entries, List.of());
    }

    public static EnsureHere entry(Component component, Location at, Judgement judgement) {
        return new EnsureHere(new Step.Ensure(component, Condition.always(), Size.UNSAID, at), judgement);
    }

    /** An entry of which the profile says what it takes. */
    public static EnsureHere sized(Component component, Size size) {
        var entry = new Step.Ensure(component, Condition.always(), size, new Location("p.yaml", 1, 1));
        return new EnsureHere(entry, new Judgement.Holds());
    }

    public static AptPackage apt(String... names) {
        return new AptPackage(Arrays.asList(names), Constraint.ANY, Recommends.WITHOUT);
    }

    public static AptPackage recommending(String name) {
        return new AptPackage(List.of(name), Constraint.ANY, Recommends.WITH);
    }
}
