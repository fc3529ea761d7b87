package bootstrap.fetch;

import static bootstrap.fetch.TestServer.file;
import static bootstrap.fetch.TestServer.inTurn;
import static bootstrap.fetch.TestServer.truncated;
import static bootstrap.fetch.TestServer.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest extends Downloads {
    @Test
    void goesOnWhereATruncatedBodyStopped() {
        TestServer server = https(inTurn(truncated(GOOD, 40_000), file(GOOD)));

        assertThat(fetch(server.uri("/tool"))).isInstanceOf(Fetched.Done.class);
        assertThat(server.asked.get(1).getFirst("Range")).matches("bytes=[1-9][0-9]*-");
        assertThat(target()).hasBinaryContent(GOOD);
    }

    @Test
    void leavesThePartForALaterRunThatGoesOnWithIt() throws IOException {
        TestServer broken = https(truncated(GOOD, 40_000));
        assertThat(fetch(broken.uri("/tool"))).isInstanceOf(Fetched.Unreachable.class);
        assertThat(names()).containsExactly("tool.part");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part())))
                .isEqualTo("rw-------");

        TestServer mended = https(file(GOOD));
        assertThat(fetch(mended.uri("/tool"))).isInstanceOf(Fetched.Done.class);
        assertThat(mended.asked.getFirst()).containsKey("Range");
        assertThat(names()).containsExactly("tool");
    }

    static Stream<Arguments> serversThatDoNotResume() {
        return Stream.of(
                Arguments.argumentSet("send all", whole(GOOD, "application/octet-stream"), 0),
                Arguments.argumentSet(
                        "resume elsewhere",
                        inTurn(TestServer.status(206, "Content-Range", "bytes 7-99999/100000"), file(GOOD)),
                        1),
                Arguments.argumentSet("do not say where", inTurn(TestServer.status(206), file(GOOD)), 1),
                Arguments.argumentSet("have no such part", inTurn(TestServer.status(416), file(GOOD)), 1));
    }

    /** A pause shows that the trouble was seen from the answer, not only from the wrong hash. */
    @ParameterizedTest
    @MethodSource("serversThatDoNotResume")
    void startsAfreshWhenTheServerDoesNotResume(HttpHandler handler, int expectedPauses) throws IOException {
        Files.write(part(), Arrays.copyOf(GOOD, 30_000));
        TestServer server = https(handler);

        assertThat(fetch(server.uri("/tool"))).isEqualTo(new Fetched.Done(target(), GOOD.length));
        assertThat(target()).hasBinaryContent(GOOD);
        assertThat(server.asked).hasSize(1 + expectedPauses);
        assertThat(pauses).hasSize(expectedPauses);
    }

    @Test
    void takesACompletePartWithoutTheNetwork() throws IOException {
        TestServer server = https(file(GOOD));
        Files.write(part(), GOOD);

        assertThat(fetch(server.uri("/tool"))).isEqualTo(new Fetched.Done(target(), GOOD.length));
        assertThat(server.asked).isEmpty();
        assertThat(names()).containsExactly("tool");
    }

    @ParameterizedTest
    @ValueSource(ints = {30_000, 100_000, 150_000, 300_000})
    void fetchesOnceMoreAfterACorruptPart(int size) throws IOException {
        Files.write(part(), bytes(size, 3));

        assertThat(fetch(https(file(GOOD)).uri("/tool"))).isInstanceOf(Fetched.Done.class);
        assertThat(target()).hasBinaryContent(GOOD);
    }

    @Test
    void followsNoLinkUnderThePartsName() throws IOException {
        Path soft = Files.writeString(directory.resolve("soft"), "mine");
        Files.createSymbolicLink(part(), soft);
        assertThat(fetch(https(file(GOOD)).uri("/tool"))).isInstanceOf(Fetched.Done.class);
        assertThat(soft).hasContent("mine");

        Files.delete(target());
        Path hard = Files.writeString(directory.resolve("hard"), "mine");
        Files.createLink(part(), hard);
        assertThat(fetch(https(file(GOOD)).uri("/tool"))).isInstanceOf(Fetched.Done.class);
        assertThat(hard).hasContent("mine");
    }
}
