package bootstrap.profile;

import bootstrap.component.Component;
import bootstrap.component.DownloadedFile;
import bootstrap.component.ManagedFile;
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
    /** What there is one of, the conditions on it, and how it shall be. */
    private record Wish(String thing, Condition ofStep, Condition ofEntry) {}

    private record Said(Object how, Step.Ensure first) {}

    private Contradictions() {}

    static List<Diagnostic> in(Flat all) {
        var mistakes = new ArrayList<Diagnostic>();
        Map<Wish, Said> wishes = new HashMap<>();
        for (Step step : all.steps()) {
            for (Step.Ensure each : step.ensure()) {
                thing(each.component()).ifPresent(thing -> {
                    var how = how(each.component());
                    var said = wishes.putIfAbsent(new Wish(thing, step.when(), each.when()), new Said(how, each));
                    if (said != null && !said.how().equals(how)) {
                        mistakes.add(new Diagnostic(
                                each.at(),
                                thing + " differs from that at "
                                        + said.first().at().fileAndLine(),
                                "a box can't have both: delete one, or say when each is wanted"));
                    }
                });
            }
        }
        return mistakes;
    }

    private static Optional<String> thing(Component component) {
        if (component instanceof ManagedFile || component instanceof DownloadedFile) {
            return Optional.of("the file " + component.name());
        }
        return component instanceof Service ? Optional.of("the service " + component.name()) : Optional.empty();
    }

    /** What starts at boot or is left as it is may run all the same. */
    private static Object how(Component component) {
        return component instanceof Service service ? service.running() : component;
    }
}
