package bootstrap.plan;

import bootstrap.component.State;
import bootstrap.facts.Box;
import bootstrap.process.CommandRunner;
import bootstrap.profile.StepHere.EnsureHere;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at what a profile wants: side by side under a bound where programs are asked, one by one where not. */
record Probes(Box box, CommandRunner reading, int jobs) {
    /** The state of each, in the order asked. */
    Map<EnsureHere, State> of(List<EnsureHere> asked) {
        var slow = asked.stream()
                .filter(each -> each.entry().component().asksPrograms())
                .toList();
        var found = sideBySide(slow);
        var states = new LinkedHashMap<EnsureHere, State>();
        asked.forEach(
                each -> states.put(each, Optional.ofNullable(found.get(each)).orElseGet(() -> probe(each))));
        return states;
    }

    private State probe(EnsureHere of) {
        return of.entry().component().probe(box, reading);
    }

    private Map<EnsureHere, State> sideBySide(List<EnsureHere> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        try (var pool = Executors.newFixedThreadPool(Math.min(jobs, asked.size()))) {
            var started = new LinkedHashMap<EnsureHere, Future<State>>();
            asked.forEach(each -> started.put(each, pool.submit(() -> probe(each))));
            var states = new LinkedHashMap<EnsureHere, State>();
            started.forEach((each, future) -> states.put(each, result(future)));
            return states;
        }
    }

    private static State result(Future<State> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a probe broke", e.getCause());
        }
    }
}
