package bootstrap.fetch;

import static bootstrap.fetch.TestServer.file;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory, servers that are closed in the end, and a patient downloader that notes its pauses. */
abstract class Downloads {
    static final byte[] GOOD = bytes(100_000, 1);
    static final byte[] NOISE = bytes(100_000, 2);
    static final byte[] PAGE = "\n<!DOCTYPE HTML><title>Hotel</title>Please log in".getBytes(UTF_8);
    static final long MOST = 200_000;
    static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwxr-xr-x");
    static final Patience CALM = new Patience(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            1,
            Duration.ofMinutes(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));

    @TempDir
    Path directory;

    final List<Duration> pauses = new ArrayList<>();
    final List<Long> progress = new ArrayList<>();
    final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeServers() throws Exception {
        for (AutoCloseable server : open) {
            server.close();
        }
    }

    Fetched fetch(URI uri) {
        return fetch(wanted(uri));
    }

    Fetched fetch(Wanted wanted) {
        return downloader(Map.of(), CALM).fetch(wanted, progress::add);
    }

    Downloader downloader(Map<String, String> environment, Patience patience) {
        Trust trust = Trust.from(Map.of(), TestServer.authority());
        return new Downloader(trust, Proxies.from(environment), patience, pauses::add);
    }

    Wanted wanted(URI uri) {
        return Wanted.of(uri, sha256(GOOD), MOST, target(), MODE);
    }

    TestServer https(HttpHandler handler) {
        return open(TestServer.https(handler));
    }

    TestServer open(TestServer server) {
        open.add(server);
        return server;
    }

    Path target() {
        return directory.resolve("tool");
    }

    Path part() {
        return directory.resolve("tool.part");
    }

    List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String reason(Fetched fetched) {
        return fetched instanceof Fetched.Unreachable(String reason) ? reason : "not Unreachable but " + fetched;
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
