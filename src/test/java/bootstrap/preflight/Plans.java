package bootstrap.preflight;

import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.component.State;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.Steps;
import bootstrap.process.Command;
import bootstrap.profile.Size;
import bootstrap.source.Location;
import java.util.List;
import java.util.stream.Stream;

/** Plans in few words. */
final class Plans {
    private Plans() {}

    /** These effects, of no step in particular. */
    static Plan of(Effect... effects) {
        return new Plan(
                List.of(),
                Stream.of(effects)
                        .map(effect -> new Plan.PlannedEffect(effect, List.of("step")))
                        .toList(),
                new Plan.Index.Usable(),
                new Closure.Unneeded());
    }

    /** One component that is brought by these effects. */
    static Plan bringing(Component component, Effect... effects) {
        return bringing(component, Size.UNSAID, effects);
    }

    /** The same, with what the profile says that it takes. */
    static Plan bringing(Component component, Size size, Effect... effects) {
        var entry = new PlannedStep.Entry.Decided(
                component,
                new Location("p.yaml", 1, 1),
                new State.Absent(),
                new Change.Create(component.name(), List.of(effects)),
                size);
        var step = new PlannedStep.Going(Steps.step("step", component).step(), List.of(entry));
        return new Plan(List.of(step), of(effects).effects(), new Plan.Index.Usable(), new Closure.Unneeded());
    }

    static Effect install(String... names) {
        return new Effect.InstallPackages(List.of(names), Effect.Recommends.WITHOUT);
    }

    static Effect run(String... words) {
        return new Effect.Run(Command.changing(words), List.of());
    }
}
