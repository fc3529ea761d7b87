package bootstrap.fetch;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks each host once for the headers of its first page, and once more when the line broke. */
record Headers(Trust trust, Proxies proxies, Duration patience) implements Reachability {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Map<URI, Reach> look(Collection<URI> origins) {
        if (origins.isEmpty()) {
            return Map.of();
        }
        // Reading all authorities takes longer than many an answer, and plain http shows none.
        boolean isPlain = origins.stream().allMatch(origin -> "http".equals(origin.getScheme()));
        return switch (isPlain ? new Certificates.Read(List.of()) : trust.certificates()) {
            case Certificates.Unusable(String reason) -> all(origins, new Reach.Unreachable(reason));
            case Certificates.Read(var roots) -> look(origins, roots);
        };
    }

    private static Map<URI, Reach> all(Collection<URI> origins, Reach same) {
        return origins.stream().distinct().collect(Collectors.toMap(Function.identity(), origin -> same));
    }

    private Map<URI, Reach> look(Collection<URI> origins, List<X509Certificate> roots) {
        var found = new ConcurrentHashMap<>(all(origins, new Reach.Unreachable("interrupted")));
        try (var client = new Client(NamingTrust.context(roots), proxies, patience);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            found.keySet().forEach(origin -> threads.execute(() -> found.put(origin, looked(origin, client))));
        } catch (GeneralSecurityException e) {
            return all(origins, new Reach.Unreachable("no secure connections from this runtime: " + e.getMessage()));
        }
        return Map.copyOf(found);
    }

    private Reach looked(URI origin, Client client) {
        var route = proxies.route(origin);
        if (route instanceof Proxies.Route.Unusable(String reason)) {
            return new Reach.Unreachable(origin.getHost() + ": " + reason);
        }
        var deadline = Deadline.in(patience);
        try {
            return once(origin, client, deadline);
        } catch (IOException e) {
            return judged(e, origin, route) instanceof Tried.Again && !deadline.passed()
                    ? again(origin, client, deadline, route)
                    : failed(e, origin, route);
        } catch (InterruptedException e) {
            return new Reach.Unreachable("interrupted");
        }
    }

    private Reach again(URI origin, Client client, Deadline deadline, Proxies.Route route) {
        try {
            return once(origin, client, deadline);
        } catch (IOException e) {
            return failed(e, origin, route);
        } catch (InterruptedException e) {
            return new Reach.Unreachable("interrupted");
        }
    }

    private static Tried judged(IOException e, URI origin, Proxies.Route route) {
        return Failure.judge(e, origin.getHost(), route);
    }

    private static Reach failed(IOException e, URI origin, Proxies.Route route) {
        if (route instanceof Proxies.Route.Direct && Addresses.mayMatter(e) && Addresses.anotherConnects(origin)) {
            return new Reach.Answered(Optional.empty(), "", Reach.Voucher.NOBODY);
        }
        var distrusted = Failure.causes(e)
                .filter(NamingTrust.Distrusted.class::isInstance)
                .map(NamingTrust.Distrusted.class::cast)
                .findFirst();
        var reason = switch (judged(e, origin, route)) {
            case Tried.Again(String why, var asked) -> why;
            case Tried.Over(Fetched.Unreachable(String why)) -> why;
            case Tried.Over over -> origin.getHost() + ": " + e.getMessage();
            case Tried.Complete complete -> origin.getHost() + ": " + e.getMessage();
        };
        return distrusted
                .<Reach>map(each -> new Reach.Untrusted(each.issuer(), reason))
                .orElseGet(() -> new Reach.Unreachable(reason));
    }

    private Reach once(URI origin, Client client, Deadline deadline) throws IOException, InterruptedException {
        try (var answer = client.head(origin, deadline.left())) {
            var route = proxies.route(origin);
            return refusal(answer.status(), origin, route)
                    .<Reach>map(Reach.Unreachable::new)
                    .orElseGet(() -> answered(answer));
        }
    }

    /** What is not the host's own answer but that of somebody in between. */
    private static Optional<String> refusal(int status, URI origin, Proxies.Route route) {
        boolean plainThroughProxy = route instanceof Proxies.Route.Via && "http".equals(origin.getScheme());
        return switch (status) {
            case 407 -> Optional.of(origin.getHost() + ": " + Attempt.asksForPassword(route));
            case 511 -> Optional.of(origin.getHost() + " answered 511: this network wants a login first");
            case 502, 503, 504 ->
                plainThroughProxy && route instanceof Proxies.Route.Via via
                        ? Optional.of(origin.getHost() + ": " + via.label() + " answered " + status)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Reach answered(Client.Answer answer) {
        var chain = answer.certificates();
        return chain.isEmpty()
                ? new Reach.Answered(date(answer), "", Reach.Voucher.NOBODY)
                : new Reach.Answered(date(answer), NamingTrust.issuer(chain), voucher(chain));
    }

    private Reach.Voucher voucher(List<X509Certificate> chain) {
        boolean usual = !trust.isExtended()
                || (trust.usual() instanceof Certificates.Read(var roots) && NamingTrust.vouch(roots, chain));
        return usual ? Reach.Voucher.USUAL : Reach.Voucher.ADDED;
    }

    /** A cache in between sends on the date of long ago, and says how long. */
    private static Optional<Instant> date(Client.Answer answer) {
        try {
            var age = answer.header("age");
            long seconds = age.matches("[0-9]{1,9}") ? Long.parseLong(age) : 0;
            return Optional.of(
                    Backoff.httpDate(answer.header("date")).toInstant().plusSeconds(seconds));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
