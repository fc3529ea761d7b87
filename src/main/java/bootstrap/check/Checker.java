package bootstrap.check;

import bootstrap.check.Expectation.Standing;
import bootstrap.component.Candidates;
import bootstrap.component.Change;
import bootstrap.component.Component;
import bootstrap.component.DownloadedFile;
import bootstrap.component.Outlook;
import bootstrap.component.State;
import bootstrap.facts.Box;
import bootstrap.process.CommandRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Judges expectations: those that wait for something side by side under a bound, the slowest first, and meanwhile the
 * rest; verdicts in the order asked.
 */
public final class Checker {
    private static final int PORT_MILLIS = 2_000;

    private final Box box;
    private final CommandRunner checking;
    private final SearchPath path;
    private final int jobs;

    public Checker(Box box, CommandRunner checking, SearchPath path, int jobs) {
        this.box = box;
        this.checking = checking;
        this.path = path;
        this.jobs = jobs;
    }

    /**
     * Judges every expectation.
     *
     * @param done hears each verdict as it falls, from several threads
     */
    public List<Judged> check(List<Expectation> expectations, Consumer<Judged> done) {
        var verdicts = new IdentityHashMap<Expectation, Judged>();
        var waiting = expectations.stream()
                .filter(Checker::waits)
                .sorted((one, other) -> Integer.compare(weight(other), weight(one)))
                .toList();
        try (var pool = Executors.newFixedThreadPool(Math.min(jobs, Math.max(1, waiting.size())))) {
            var started = new IdentityHashMap<Expectation, Future<Judged>>();
            waiting.forEach(each -> started.put(each, submit(pool, () -> judged(each, done))));
            for (Expectation each : expectations) {
                if (!started.containsKey(each)) {
                    verdicts.put(each, judged(each, done));
                }
            }
            started.forEach((each, verdict) -> verdicts.put(each, result(verdict)));
        }
        return expectations.stream().map(verdicts::get).filter(Objects::nonNull).toList();
    }

    /** Whether it may take a while: a program or a port is asked, or a large file is read. */
    private static boolean waits(Expectation expectation) {
        return switch (expectation.check()) {
            case Check.Run run -> true;
            case Check.Port port -> true;
            case Check.Holds(DownloadedFile file) -> true;
            case Check.Holds(Component component) -> component.asksPrograms();
        };
    }

    private static Future<Judged> submit(ExecutorService pool, Callable<Judged> work) {
        return pool.submit(work);
    }

    private static Judged result(Future<Judged> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check broke", e.getCause());
        }
    }

    /** What compiles takes longest, then what starts a program of the profile; of the rest none takes long. */
    private static int weight(Expectation expectation) {
        return switch (expectation.check()) {
            case Check.Run run ->
                10 * run.commands().size() + run.workplace().files().size() + 1;
            case Check.Port port -> 1;
            case Check.Holds holds -> 0;
        };
    }

    private Judged judged(Expectation expectation, Consumer<Judged> done) {
        long start = System.nanoTime();
        var verdict = switch (expectation.standing()) {
            case Standing.Asked() -> judge(expectation.check());
            case Standing.NotHere(String reason) -> new Verdict.Skipped(reason);
            case Standing.Open(String reason) -> new Verdict.Undecided(reason);
        };
        var judged = new Judged(expectation, verdict, Duration.ofNanos(System.nanoTime() - start));
        done.accept(judged);
        return judged;
    }

    private Verdict judge(Check check) {
        return switch (check) {
            case Check.Run run -> new RunJudge(box, checking, path).judge(run);
            case Check.Port(String host, int number) -> listens(host, number);
            case Check.Holds(Component component) -> holds(component);
        };
    }

    private static Verdict listens(String host, int number) {
        var details = new ArrayList<String>();
        try {
            // A name such as localhost may have two addresses, of which a program often takes only one.
            for (InetAddress address : InetAddress.getAllByName(host)) {
                var answer = connect(address, number);
                if (answer.isEmpty()) {
                    return new Verdict.Passed("something listens on port " + number, address.getHostAddress());
                }
                details.add(address.getHostAddress() + ": " + answer);
            }
        } catch (UnknownHostException e) {
            details.add("there is no host " + host);
        }
        return new Verdict.Failed("nothing listens on port " + number, details);
    }

    /** Why there is no connection; "" when there is. */
    private static String connect(InetAddress address, int number) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, number), PORT_MILLIS);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Verdict holds(Component component) {
        var state = component.probe(box, checking);
        return switch (component.plan(state, new Outlook(box, new Candidates.Unasked()))) {
            case Change.Keep(String found) -> new Verdict.Passed(found, "");
            case Change.Blocked(String reason) -> new Verdict.Undecided(reason);
            case Change.Create(String wanted, var effects) -> failed(component, state, "wanted: " + wanted);
            case Change.Update(String from, String wanted, var effects) ->
                failed(component, state, "wanted: " + wanted);
            case Change.Deferred(var until, var candidates, var effects) ->
                failed(component, state, "wanted: one of " + String.join(", ", candidates));
            case Change.Impossible(String reason) -> failed(component, state, reason);
        };
    }

    private static Verdict failed(Component component, State state, String detail) {
        var what = component.kind() + " " + component.name();
        return state instanceof State.Present(String found)
                ? new Verdict.Failed(
                        what + " is not as wanted",
                        found.equals(detail) ? List.of(detail) : List.of("found: " + found, detail))
                : new Verdict.Failed(what + " is missing", List.of(detail));
    }
}
