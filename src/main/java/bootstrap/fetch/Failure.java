package bootstrap.fetch;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** Turns the exceptions of the JDK's client, many of them without a message, into words and a decision to go on. */
final class Failure {
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: ([0-9]{3})");

    private Failure() {}

    /** What a failure on the way to {@code host} means, when {@code route} was taken. */
    static Tried judge(Throwable failure, String host, Proxies.Route route) {
        String peer = route instanceof Proxies.Route.Via via ? host + ": " + via.label() : host;
        return causes(failure)
                .flatMap(cause -> named(cause, host, peer).stream())
                .findFirst()
                .orElseGet(() -> Tried.again(peer + ": the connection broke: " + failure.getMessage()));
    }

    /** What one exception of the chain says by itself; nothing for one that only wraps another. */
    private static Optional<Tried> named(Throwable cause, String host, String peer) {
        return switch (cause) {
            case NamingTrust.Distrusted distrusted ->
                Optional.of(Tried.unreachable(host + ": " + distrusted.getMessage()));
            case UnresolvedAddressException _ ->
                Optional.of(Tried.unreachable(peer + ": unknown host; is the network up, and the name right?"));
            case HttpConnectTimeoutException _ -> Optional.of(Tried.again(peer + ": connecting timed out"));
            case HttpTimeoutException slow -> Optional.of(Tried.again(peer + ": " + slow.getMessage()));
            case GuardedBody.TooSlow slow -> Optional.of(Tried.again(peer + ": " + slow.getMessage()));
            case SSLHandshakeException broken
            when !(broken.getCause() instanceof Exception) -> Optional.of(handshake(host, broken));
            case ConnectException refused
            when causes(refused).noneMatch(UnresolvedAddressException.class::isInstance) ->
                Optional.of(Tried.again(peer + ": connection refused, or no way there"));
            case IllegalArgumentException address ->
                Optional.of(Tried.unreachable(host + ": the address cannot be used: " + address.getMessage()));
            default -> tunnel(cause, host, peer);
        };
    }

    /** An alert is the other side's firm no; anything else may be a line that broke. */
    private static Tried handshake(String host, SSLHandshakeException broken) {
        String message = String.valueOf(broken.getMessage());
        String reason = host + ": no agreement on a secure connection: " + message;
        return message.contains("alert") || message.contains("protocol")
                ? Tried.unreachable(reason)
                : Tried.again(reason);
    }

    private static Optional<Tried> tunnel(Throwable cause, String host, String peer) {
        Matcher status = TUNNEL.matcher(String.valueOf(cause.getMessage()));
        if (!status.matches()) {
            return Optional.empty();
        }
        String reason = peer + " answered " + status.group(1) + " when asked for a way to " + host;
        return Optional.of(status.group(1).startsWith("5") ? Tried.again(reason) : Tried.unreachable(reason));
    }

    /** An exception and what is behind it, outermost first. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** A duration as people write it: {@code 30 s}, or {@code 200 ms} below a second. */
    static String words(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
