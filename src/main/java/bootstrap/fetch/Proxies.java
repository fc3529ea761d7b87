package bootstrap.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which proxy stands between us and a host, as the environment says; never shows a password. */
public final class Proxies {
    private final Route https;
    private final Route http;
    private final List<String> exempt;

    /** How one host is reached. */
    sealed interface Route {
        record Direct() implements Route {}

        record Via(String host, int port, Credentials credentials) implements Route {
            String label() {
                return "the proxy " + host + ":" + port;
            }
        }

        /** A proxy is set that cannot be used. */
        record Unusable(String reason) implements Route {}
    }

    private Proxies(Route https, Route http, List<String> exempt) {
        this.https = https;
        this.http = http;
        this.exempt = List.copyOf(exempt);
    }

    /**
     * Reads https_proxy, http_proxy, all_proxy and no_proxy as curl does: small letters win over capitals, and
     * HTTP_PROXY in capitals is ignored, since a web server would fill it from a request header.
     */
    public static Proxies from(Map<String, String> environment) {
        return new Proxies(
                route(environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
                route(environment, "http_proxy", "all_proxy", "ALL_PROXY"),
                first(environment, "no_proxy", "NO_PROXY")
                        .map(name -> List.of(environment.getOrDefault(name, "").split("[,\\s]+")))
                        .orElse(List.of()));
    }

    private static Route route(Map<String, String> environment, String... names) {
        return first(environment, names)
                .map(name -> ProxyAddress.parse(name, environment.getOrDefault(name, "")))
                .orElse(new Route.Direct());
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst();
    }

    Route route(URI uri) {
        if (isExempt(uri)) {
            return new Route.Direct();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? http : https;
    }

    private boolean isExempt(URI uri) {
        String host = bare(uri.getHost());
        return exempt.stream().anyMatch(entry -> matches(entry.toLowerCase(Locale.ROOT), host, port(uri)));
    }

    /** A domain stands for itself and all below it, with or without a leading dot. */
    private static boolean matches(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        int colon = entry.indexOf(':');
        boolean portGiven = entry.startsWith("[") ? entry.contains("]:") : colon > 0 && colon == entry.lastIndexOf(':');
        if (portGiven && !entry.endsWith(":" + port)) {
            return false;
        }
        String name = bare(portGiven ? entry.substring(0, entry.lastIndexOf(':')) : entry);
        String domain = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
    }

    private static String bare(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        return small.startsWith("[") && small.endsWith("]") ? small.substring(1, small.length() - 1) : small;
    }

    /** The port of an address, also where it names none. */
    static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }

    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return switch (route(uri)) {
                    case Route.Via via ->
                        List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(via.host(), via.port())));
                    case Route.Direct _, Route.Unusable _ -> List.of(Proxy.NO_PROXY);
                };
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
    }
}
