package bootstrap.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that opens every tunnel to the same local port, or answers each request with one fixed line. */
final class TestProxy implements AutoCloseable {
    /** The head of each request, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final ServerSocket listening;
    private final Served served;

    private interface Served {
        void serve(Socket client) throws IOException;
    }

    private TestProxy(Served served) {
        this.served = served;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    static TestProxy to(int port) {
        return new TestProxy(client -> tunnel(client, port));
    }

    static TestProxy refusing(String statusAndHeaders) {
        return new TestProxy(client -> {
            say(client, "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: 0\r\n\r\n");
            client.close();
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> handle(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void handle(Socket client) {
        try {
            asked.add(head(client.getInputStream()));
            served.serve(client);
        } catch (IOException e) {
            // The client left; it is the one under test and will complain.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int sign = in.read();
            if (sign < 0) {
                break;
            }
            head.append((char) sign);
        }
        return head.toString();
    }

    private static void tunnel(Socket client, int port) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        Thread.ofVirtual().start(() -> copy(server, client));
        copy(client, server);
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One end closed; so is the other now.
        }
    }

    private static void say(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
