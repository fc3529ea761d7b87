package bootstrap.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends single requests: follows nothing, tries nothing twice, waits a limited time. */
final class Client implements AutoCloseable {
    static {
        // Read once by the JDK's client: else it drops a password for a proxy that tunnels, which every https one does.
        if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
    }

    private final HttpClient client;
    private final Proxies proxies;

    /**
     * What came back.
     *
     * @param certificates those that the server showed, none over plain http
     */
    record Answer(int status, HttpHeaders headers, InputStream body, List<X509Certificate> certificates)
            implements Closeable {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The bytes announced, 0 if that was left open. */
        long length() {
            return headers.firstValueAsLong("content-length").orElse(0);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    Client(SSLContext tls, Proxies proxies, Duration connect) {
        this.proxies = proxies;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .sslContext(tls)
                .proxy(proxies.selector())
                .build();
    }

    /** Asks for the bytes of {@code uri} from {@code start} on; the answer must begin within {@code limit}. */
    Answer get(URI uri, long start, Duration limit) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(uri);
        if (start > 0) {
            request.header("Range", "bytes=" + start + "-");
        }
        return send(request.build(), limit);
    }

    /** Asks whether {@code uri} answers at all; no cache shall answer for it. */
    Answer head(URI uri, Duration limit) throws IOException, InterruptedException {
        return send(request(uri).HEAD().header("Cache-Control", "no-cache").build(), limit);
    }

    private Answer send(HttpRequest request, Duration limit) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> exchange =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> response = exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            // A proxy that refuses a tunnel gives an answer without a body, not even an empty one.
            InputStream body = Objects.requireNonNullElse(response.body(), InputStream.nullInputStream());
            return new Answer(response.statusCode(), response.headers(), body, certificates(response));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            throw e;
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new HttpTimeoutException("no answer within " + Failure.words(limit));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private static List<X509Certificate> certificates(HttpResponse<?> response) throws SSLPeerUnverifiedException {
        if (response.sslSession().isEmpty()) {
            return List.of();
        }
        return Stream.of(response.sslSession().orElseThrow().getPeerCertificates())
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("User-Agent", "bootstrap").header("Accept-Encoding", "identity");
        if (uri.getRawUserInfo() != null) {
            Credentials.of(uri.getRawUserInfo()).basic().ifPresent(value -> request.header("Authorization", value));
        }
        if (proxies.route(uri) instanceof Proxies.Route.Via via) {
            via.credentials().basic().ifPresent(value -> request.header("Proxy-Authorization", value));
        }
        return request;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
