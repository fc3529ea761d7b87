package bootstrap.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * The addresses of a host beside the one that the JDK's client tries: apt, pip and rustup try them all, which counts
 * where IPv4 or IPv6 alone works.
 */
final class Addresses {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST = 4;

    private Addresses() {}

    /** Whether nothing more was missing than a connection to the first address. */
    static boolean mayMatter(Throwable failure) {
        return Failure.causes(failure)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
    }

    /** Whether another address takes connections. */
    static boolean anotherConnects(URI origin) {
        try {
            var all = List.of(InetAddress.getAllByName(origin.getHost()));
            return connects(all.subList(1, Math.min(all.size(), MOST)), Proxies.port(origin));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean connects(List<InetAddress> addresses, int port) {
        return addresses.stream().anyMatch(address -> connects(address, port));
    }

    private static boolean connects(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) LIMIT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
