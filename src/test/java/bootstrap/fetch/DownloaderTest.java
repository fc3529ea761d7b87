package bootstrap.fetch;

import static bootstrap.fetch.TestServer.file;
import static bootstrap.fetch.TestServer.inTurn;
import static bootstrap.fetch.TestServer.status;
import static bootstrap.fetch.TestServer.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloaderTest extends Downloads {
    @Test
    void bringsTheFileWithItsMode() throws IOException {
        TestServer server = https(file(GOOD));

        assertThat(fetch(server.uri("/tool"))).isEqualTo(new Fetched.Done(target(), GOOD.length));

        assertThat(target()).hasBinaryContent(GOOD);
        assertThat(Files.getPosixFilePermissions(target())).isEqualTo(MODE);
        assertThat(names()).containsExactly("tool");
        assertThat(progress).isSorted().last().isEqualTo((long) GOOD.length);
    }

    @Test
    void bringsWhatItsReaderWillJudge() throws IOException {
        Files.write(target(), GOOD);
        Files.write(part(), GOOD);

        assertThat(fetch(unpinned(https(file(NOISE)), MOST))).isEqualTo(new Fetched.Done(target(), NOISE.length));

        assertThat(target()).hasBinaryContent(NOISE);
        assertThat(names()).containsExactly("tool");
    }

    @Test
    void evenThenAWebPageIsNoFileAndTheSizeIsBounded() {
        assertThat(fetch(unpinned(https(whole(PAGE, "text/html")), MOST))).isInstanceOf(Fetched.Unreachable.class);
        assertThat(fetch(unpinned(https(file(NOISE)), 99))).isInstanceOf(Fetched.Refused.class);

        assertThat(names()).isEmpty();
    }

    private Wanted unpinned(TestServer server, long most) {
        return Wanted.unpinned(server.uri("/tool"), Wanted.Origin.PROFILE, most, target(), MODE);
    }

    @Test
    void usesNoNetworkWhenTheFileIsThereButSetsItsMode() throws IOException {
        TestServer server = https(file(GOOD));
        Files.write(target(), GOOD);

        assertThat(fetch(server.uri("/tool"))).isEqualTo(new Fetched.Done(target(), GOOD.length));

        assertThat(server.asked).isEmpty();
        assertThat(Files.getPosixFilePermissions(target())).isEqualTo(MODE);
    }

    @Test
    void replacesAnOldFileAndASymbolicLinkUnderTheName() throws IOException {
        Path victim = Files.write(directory.resolve("victim"), GOOD);
        Files.createSymbolicLink(target(), victim);
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));

        assertThat(fetch(https(file(GOOD)).uri("/tool"))).isInstanceOf(Fetched.Done.class);

        assertThat(Files.isRegularFile(target(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)))
                .isEqualTo("rw-------");
    }

    @Test
    void followsRedirectsToAnotherHttpsAddress() {
        TestServer server = https(inTurn(status(302, "Location", "/b"), status(307, "Location", "c"), file(GOOD)));

        assertThat(fetch(server.uri("/a"))).isInstanceOf(Fetched.Done.class);
        assertThat(server.asked).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1/x, it leads from https to http://localhost",
        "file:///etc/passwd,   its address is malformed",
        "/a%0d%0aX: y,         its address holds control characters",
        "/again,               more than 5 redirects",
    })
    void givesUpOnARedirectItMustNotFollow(String location, String why) {
        TestServer server = https(status(302, "Location", location));

        assertThat(reason(fetch(server.uri("/x")))).startsWith("localhost: ").contains(why);
        assertThat(names()).isEmpty();
    }

    @Test
    void stopsAtTheFifthRedirect() {
        TestServer server = https(status(301, "Location", "/again"));
        fetch(server.uri("/x"));
        assertThat(server.asked).hasSize(6);
    }

    @Test
    void wantsHttpsFromAProfileAndLetsAMirrorBePlain() {
        TestServer server = open(TestServer.http(file(GOOD)));

        assertThat(fetch(server.uri("/tool"))).isEqualTo(new Fetched.Refused("localhost: the address is not https"));
        assertThat(server.asked).isEmpty();
        assertThat(fetch(Wanted.fromMirror(server.uri("/tool"), sha256(GOOD), MOST, target(), MODE)))
                .isInstanceOf(Fetched.Done.class);
    }

    @Test
    void wrongBytesTwiceAreAMismatchAndNeverTakeTheName() throws IOException {
        TestServer server = https(file(NOISE));
        Files.writeString(target(), "the old tool");

        assertThat(fetch(server.uri("/tool"))).isEqualTo(new Fetched.Mismatch(sha256(GOOD), sha256(NOISE)));
        assertThat(server.asked).hasSize(2);
        assertThat(names()).containsExactly("tool");
        assertThat(target()).hasContent("the old tool");
    }

    static Stream<Arguments> loginPages() {
        byte[] large = Arrays.copyOf(PAGE, (int) MOST + 1);
        return Stream.of(
                Arguments.argumentSet("by its type", whole("Log in".getBytes(UTF_8), "text/html; charset=utf-8")),
                Arguments.argumentSet("by its beginning", whole(PAGE, "application/octet-stream")),
                Arguments.argumentSet("though too large", whole(large, "text/html")));
    }

    @ParameterizedTest
    @MethodSource("loginPages")
    void knowsALoginPage(HttpHandler portal) {
        TestServer server = https(portal);

        assertThat(reason(fetch(server.uri("/tool")))).contains("localhost: HTML where a file was expected");
        assertThat(server.asked).hasSize(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void takesHtmlThatIsWanted() {
        TestServer server = https(whole(PAGE, "text/html"));
        assertThat(fetch(Wanted.of(server.uri("/"), sha256(PAGE), MOST, target(), MODE)))
                .isInstanceOf(Fetched.Done.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {MOST + 1, 0})
    void takesNoMoreThanAllowed(long announced) {
        TestServer server = https(exchange -> {
            exchange.sendResponseHeaders(200, announced);
            exchange.getResponseBody().write(new byte[(int) MOST + 1]);
        });

        assertThat(fetch(server.uri("/tool")))
                .isEqualTo(new Fetched.Refused("localhost: larger than the 200000 bytes allowed"));
        assertThat(names()).isEmpty();
    }

    @Test
    void saysWhereItCouldNotWrite() throws IOException {
        TestServer server = https(file(GOOD));
        Path lost = directory.resolve("no/such/tool");
        assertThat(fetch(Wanted.of(server.uri("/"), sha256(GOOD), MOST, lost, MODE)))
                .isEqualTo(new Fetched.NotWritten("cannot write " + lost + ": no such file or directory"));

        Files.createDirectories(target().resolve("full"));
        assertThat(fetch(server.uri("/tool"))).isInstanceOf(Fetched.NotWritten.class);
        assertThat(names()).containsExactly("tool");
    }
}
