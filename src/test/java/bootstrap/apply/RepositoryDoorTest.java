package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Outcome.Cause;
import bootstrap.component.AptRepository;
import bootstrap.component.Effect;
import bootstrap.component.Repositories;
import bootstrap.fetch.Downloader;
import bootstrap.fetch.Patience;
import bootstrap.fetch.Proxies;
import bootstrap.fetch.Trust;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryDoorTest {
    private static final String RELEASE = "Suite: noble\nArchitectures: amd64\nComponents: stable\n";

    @TempDir
    Path root;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void thePinnedKeyAloneLiesThereAsText() throws IOException {
        assertThat(key(resource("one.asc"))).isEqualTo(new Performed.Done());
        assertThat(checked()).content().startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two.asc       | is 5D9415006B6D38FB94EFAA57D3EBFDA7DE4988AE, the profile pins",
                "both.asc      | and 5D9415006B6D38FB94EFAA57D3EBFDA7DE4988AE, the profile pins",
                "signature.asc | is no public key"
            })
    void anyOtherIsRefused(String file, String reason) throws IOException {
        assertThat(key(resource(file))).isInstanceOfSatisfying(Performed.Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Cause.INTEGRITY);
            assertThat(broken.reason()).contains(reason, "nothing was changed");
        });
        assertThat(checked()).doesNotExist();
    }

    @Test
    void aKeyThatCannotBeHadIsTheNetworks() throws IOException {
        var from = new AptRepository.Origin.At(URI.create("https://127.0.0.1:1/key.asc"));

        assertThat(cause(door().key(
                                new Effect.FetchKey(new AptRepository.Key(from, Repositories.FINGERPRINT), checked()),
                                progress())))
                .isEqualTo(Cause.NETWORK);
    }

    @ParameterizedTest
    @CsvSource({"InRelease", "Release"})
    void aRepositoryWithAllThatIsWantedIsFine(String name) throws IOException {
        serve("/dists/noble/" + name, RELEASE);

        assertThat(ask("amd64", "noble")).isEqualTo(new Performed.Done());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amd64 | zebra | the repository has no zebra: there is no Release at",
                "arm64 | noble | has nothing for arm64, only for amd64; nothing was changed"
            })
    void whatItLacksIsNamed(String architecture, String suite, String reason) throws IOException {
        serve("/dists/noble/InRelease", RELEASE);

        assertThat(ask(architecture, suite)).isInstanceOfSatisfying(Performed.Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Cause.STEP);
            assertThat(broken.reason()).contains(reason);
        });
    }

    @Test
    void aServerInTroubleIsTheNetworks() throws IOException {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });

        assertThat(cause(ask("amd64", "noble"))).isEqualTo(Cause.NETWORK);
    }

    @Test
    void aSourceOnTheBoxsOwnDiskIsReadFromThere() throws IOException {
        Files.writeString(root.resolve("Release"), RELEASE);

        assertThat(door().ask(asked(root.toUri(), "/", "amd64"), progress())).isEqualTo(new Performed.Done());
        assertThat(cause(door().ask(asked(root.toUri().resolve("none/"), "/", "amd64"), progress())))
                .isEqualTo(Cause.STEP);
    }

    private void serve(String path, String text) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
    }

    private Performed ask(String architecture, String suite) throws IOException {
        var at = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dists/" + suite + "/");
        return door().ask(asked(at, suite, architecture), progress());
    }

    private static Effect.AskRepository asked(URI at, String suite, String architecture) {
        return new Effect.AskRepository(at, suite, architecture, List.of("stable"));
    }

    private Performed key(String text) throws IOException {
        var key = new AptRepository.Key(new AptRepository.Origin.Brought(text), Repositories.FINGERPRINT);
        return door().key(new Effect.FetchKey(key, checked()), progress());
    }

    private Path checked() {
        return root.resolve("cache/key.asc");
    }

    private static Cause cause(Performed performed) {
        assertThat(performed).isInstanceOf(Performed.Broken.class);
        return ((Performed.Broken) performed).cause();
    }

    private RepositoryDoor door() throws IOException {
        var patience = new Patience(
                Duration.ofSeconds(20), Duration.ofSeconds(20), 1, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);
        var downloader = new Downloader(Trust.from(Map.of()), Proxies.from(Map.of()), patience);
        return new RepositoryDoor(downloader, (Integer) Files.getAttribute(root, "unix:uid"));
    }

    private static Progress progress() {
        return new NotedProgress();
    }

    private static String resource(String file) throws IOException {
        try (var in = RepositoryDoorTest.class.getResourceAsStream("/component/keys/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
