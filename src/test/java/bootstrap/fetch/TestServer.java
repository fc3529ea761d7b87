package bootstrap.fetch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server on this host. Its certificates, under src/test/resources/fetch, were made with keytool for 50 years and
 * signed by the test authority in ca.pem: server (localhost, dist.example), other-host, expired.
 */
final class TestServer implements AutoCloseable {
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    /** Opening a store takes longer than a download. */
    private static final Map<String, SSLContext> TLS = new ConcurrentHashMap<>();

    /** The headers of each request, in order. */
    final List<Headers> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final String scheme;

    private TestServer(HttpServer server, String scheme, HttpHandler handler) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders());
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static TestServer https(HttpHandler handler) {
        return https("server", handler);
    }

    static TestServer https(String store, HttpHandler handler) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(TLS.computeIfAbsent(store, TestServer::tls)));
            return new TestServer(server, "https", handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestServer http(HttpHandler handler) {
        try {
            return new TestServer(HttpServer.create(anyPort(), 0), "http", handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static SSLContext tls(String store) {
        try (InputStream in = TestServer.class.getResourceAsStream("/fetch/" + store + ".p12")) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(Objects.requireNonNull(in), STORE_PASSWORD);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, STORE_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers with the bytes, or as the request's Range asks with a part of them. */
    static HttpHandler file(byte[] bytes) {
        return exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int start = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1"));
            if (start >= bytes.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            if (start > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + start + "-" + (bytes.length - 1) + "/" + bytes.length);
            }
            exchange.sendResponseHeaders(start > 0 ? 206 : 200, bytes.length - start);
            exchange.getResponseBody().write(bytes, start, bytes.length - start);
        };
    }

    /** Answers the first requests with these, and all that follow with the last. */
    static HttpHandler inTurn(HttpHandler... handlers) {
        List<HttpHandler> left = new CopyOnWriteArrayList<>(handlers);
        return exchange -> (left.size() > 1 ? left.removeFirst() : left.getFirst()).handle(exchange);
    }

    static HttpHandler status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Announces all bytes, then hangs up after some. */
    static HttpHandler truncated(byte[] bytes, int sent) {
        return exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, sent);
            exchange.getResponseBody().flush();
        };
    }

    /** Answers 200 with all of them, whatever the request's Range asks. */
    static HttpHandler whole(byte[] bytes, String contentType) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI uri(String path) {
        return URI.create(scheme + "://localhost:" + port() + path);
    }

    static Path authority() {
        try {
            return Path.of(Objects.requireNonNull(TestServer.class.getResource("/fetch/ca.pem"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
