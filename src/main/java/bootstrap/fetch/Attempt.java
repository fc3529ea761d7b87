package bootstrap.fetch;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One try at one file: follows redirects by hand and puts the body where the part file ends. */
record Attempt(
        Client client,
        Proxies proxies,
        Patience patience,
        Deadline deadline,
        Wanted wanted,
        PartFile part,
        LongConsumer progress) {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/(?:[0-9]{1,18}|\\*)");
    private static final int BUFFER = 64 * 1024;

    private sealed interface Step {
        record Moved(URI to) implements Step {}

        record Ended(Tried how) implements Step {}
    }

    Tried run() throws PartFile.Trouble, InterruptedException {
        URI at = wanted.uri();
        for (int hops = 0; hops <= Redirects.MOST; hops++) {
            switch (step(at)) {
                case Step.Moved(URI next) -> at = next;
                case Step.Ended(Tried tried) -> {
                    return tried;
                }
            }
        }
        return Tried.unreachable(wanted.uri().getHost() + ": more than " + Redirects.MOST + " redirects");
    }

    private Step step(URI at) throws PartFile.Trouble, InterruptedException {
        Proxies.Route route = proxies.route(at);
        if (route instanceof Proxies.Route.Unusable(String reason)) {
            return new Step.Ended(Tried.unreachable(at.getHost() + ": " + reason));
        }
        try (Client.Answer answer = client.get(at, part.size(), deadline.butAtMost(patience.window()))) {
            return Redirects.isRedirect(answer.status())
                    ? redirect(at, answer)
                    : new Step.Ended(take(at, route, answer));
        } catch (PartFile.Trouble e) {
            throw e;
        } catch (IOException e) {
            return new Step.Ended(Failure.judge(e, at.getHost(), route));
        }
    }

    private static Step redirect(URI at, Client.Answer answer) {
        return switch (Redirects.follow(at, answer.header("location"))) {
            case Redirects.Hop.To(URI next) -> new Step.Moved(next);
            case Redirects.Hop.Refused(String why) ->
                new Step.Ended(Tried.unreachable(at.getHost() + ": refused redirect, " + why));
        };
    }

    private Tried take(URI at, Proxies.Route route, Client.Answer answer) throws IOException {
        String answered = at.getHost() + " answered " + answer.status() + " for " + at.getRawPath();
        return switch (answer.status()) {
            case 200 -> {
                part.restart();
                yield body(at, answer);
            }
            case 206 -> continues(answer) ? body(at, answer) : startOver(at);
            case 416 -> startOver(at);
            case 407 -> Tried.unreachable(at.getHost() + ": " + asksForPassword(route));
            case 408, 429, 500, 502, 503, 504 ->
                new Tried.Again(answered, Backoff.asked(answer.header("retry-after"), answer.header("date")));
            case 404, 410 -> new Tried.Over(new Fetched.Missing(answered));
            case 511 -> Tried.unreachable(answered + ": this network wants a login first");
            default -> Tried.unreachable(answered);
        };
    }

    private boolean continues(Client.Answer answer) throws PartFile.Trouble {
        Matcher range = CONTENT_RANGE.matcher(answer.header("content-range"));
        return part.size() > 0 && range.matches() && Long.parseLong(range.group(1)) == part.size();
    }

    private Tried startOver(URI at) throws PartFile.Trouble {
        part.restart();
        return Tried.again(at.getHost() + ": could not go on where the last try stopped");
    }

    static String asksForPassword(Proxies.Route route) {
        return switch (route) {
            case Proxies.Route.Via via
            when via.credentials().basic().isPresent() -> via.label() + " does not accept the user and password (407)";
            case Proxies.Route.Via via ->
                via.label() + " wants a password (407); set https_proxy=http://USER:PASSWORD@HOST:PORT";
            case Proxies.Route.Direct _, Proxies.Route.Unusable _ -> "answered as a proxy (407)";
        };
    }

    private Tried body(URI at, Client.Answer answer) throws IOException {
        Tried.Complete complete =
                new Tried.Complete(at.getHost(), answer.header("content-type").toLowerCase(Locale.ROOT));
        try (GuardedBody body = GuardedBody.over(answer.body(), patience, deadline)) {
            if (part.size() + answer.length() > wanted.maxBytes()) {
                return tooLarge(complete);
            }
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                if (part.size() + count > wanted.maxBytes()) {
                    return tooLarge(complete);
                }
                part.append(buffer, count);
                progress.accept(part.size());
            }
            return complete;
        }
    }

    private Tried tooLarge(Tried.Complete page) throws PartFile.Trouble {
        part.restart();
        return new Tried.Over(
                page.isHtml()
                        ? page.loginPage()
                        : new Fetched.Refused(
                                page.host() + ": larger than the " + wanted.maxBytes() + " bytes allowed"));
    }
}
