package bootstrap.profile;

import bootstrap.component.Component;
import bootstrap.component.Service;
import bootstrap.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what no box can have both of, under conditions that are the same: one path with two contents, a service that
 * runs and does not. Whether other conditions ever hold together is not asked.
 */
final class Contradictions {
    /** What there is one of, and the conditions on it. */
    private record Wish(String thing, Condition ofStep, Condition ofEntry) {}

    private Contradictions() {}

    static List<Diagnostic> in(Flat all) {
        var mistakes = new ArrayList<Diagnostic>();
        Map<Wish, Step.Ensure> wishes = new HashMap<>();
        for (Step step : all.steps()) {
            for (Step.Ensure each : step.ensure()) {
                thing(each.component()).ifPresent(thing -> {
                    var first = wishes.putIfAbsent(new Wish(thing, step.when(), each.when()), each);
                    if (first != null && !how(first.component()).equals(how(each.component()))) {
                        mistakes.add(new Diagnostic(
                                each.at(),
                                thing + " differs from that at " + first.at().fileAndLine(),
                                "a box can't have both: delete one, or say when each is wanted"));
                    }
                });
            }
        }
        return mistakes;
    }

    private static Optional<String> thing(Component component) {
        if (component.isOneFile()) {
            return Optional.of("the file " + component.name());
        }
        return component instanceof Service ? Optional.of("the service " + component.name()) : Optional.empty();
    }

    /** What starts at boot or is left as it is may run all the same. */
    private static Object how(Component component) {
        return component instanceof Service service ? service.running() : component;
    }
}
