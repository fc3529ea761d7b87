package bootstrap.cli;

import bootstrap.profile.Step;
import bootstrap.profile.StepHere;
import bootstrap.source.Nearest;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which steps {@code --only} and {@code --skip} leave; the others are shown and counted as skipped. */
record Selection(List<String> only, List<String> skip) {
    /** Marks what is left out; an unknown step, or one named by both, is wrong usage. */
    List<StepHere> of(List<StepHere> steps) {
        var known = steps.stream().map(here -> here.step().id()).toList();
        only.forEach(id -> demandKnown(id, known));
        skip.forEach(id -> demandKnown(id, known));
        only.stream().filter(skip::contains).findFirst().ifPresent(id -> {
            throw new Stop(ExitCode.USAGE, "step " + id + " is named by --only and by --skip");
        });
        var wanted = only.isEmpty() ? Set.copyOf(known) : withNeeds(steps);
        return steps.stream().map(here -> marked(here, wanted)).toList();
    }

    /** Ids that nobody named but the named ones need; worth a word to the user. */
    List<String> broughtAlong(List<StepHere> steps) {
        return only.isEmpty()
                ? List.of()
                : withNeeds(steps).stream().filter(id -> !only.contains(id)).toList();
    }

    private StepHere marked(StepHere here, Set<String> wanted) {
        var id = here.step().id();
        if (skip.contains(id)) {
            return here.leftOut("it is left out by --skip");
        }
        return wanted.contains(id) ? here : here.leftOut("it is not among --only");
    }

    private Set<String> withNeeds(List<StepHere> steps) {
        var byId = steps.stream().map(StepHere::step).collect(Collectors.toMap(Step::id, step -> step));
        var all = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(only);
        while (!open.isEmpty()) {
            var id = open.remove();
            if (all.add(id)) {
                Optional.ofNullable(byId.get(id)).ifPresent(step -> open.addAll(step.needs()));
            }
        }
        return all;
    }

    private static void demandKnown(String id, List<String> known) {
        if (!known.contains(id)) {
            var hint = Nearest.nearest(id, known)
                    .map(near -> ", did you mean " + near + "?")
                    .orElse("");
            throw new Stop(
                    ExitCode.USAGE, "there is no step " + id + hint + "; its steps are " + String.join(", ", known));
        }
    }
}
