package bootstrap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions are shaped as the client of JDK 25 throws them. */
class FailureTest {
    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of(
                        caused(new ConnectException(), new ClosedChannelException()),
                        "h: connection refused, or no way there"),
                Arguments.of(
                        caused(new HttpConnectTimeoutException("HTTP connect timed out"), new ConnectException("x")),
                        "h: connecting timed out"),
                Arguments.of(new HttpTimeoutException("no answer within 30 s"), "h: no answer within 30 s"),
                Arguments.of(
                        caused(new IOException("closed"), new SocketException("Connection reset")),
                        "h: the connection broke: closed"),
                Arguments.of(
                        caused(
                                new SSLHandshakeException("Remote host terminated the handshake"),
                                new EOFException("x")),
                        "h: the connection broke: Remote host terminated the handshake"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void areWorthAnotherTry(Throwable failure, String reason) {
        assertThat(Failure.judge(failure, "h", new Proxies.Route.Direct()))
                .isEqualTo(new Tried.Again(reason, Duration.ZERO));
    }

    static Stream<Arguments> lasting() {
        SSLHandshakeException alert =
                new SSLHandshakeException("(protocol_version) Received fatal alert: protocol_version");
        return Stream.of(
                Arguments.of(
                        caused(new ConnectException(), new UnresolvedAddressException()),
                        "h: unknown host; is the network up, and the name right?"),
                Arguments.of(
                        caused(new SSLHandshakeException("wrapped"), alert),
                        "h: no agreement on a secure connection: " + alert.getMessage()),
                Arguments.of(
                        new IOException(new IllegalArgumentException("The label in the input is too long")),
                        "h: the address cannot be used: The label in the input is too long"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void wouldEndTheSame(Throwable failure, String reason) {
        assertThat(Failure.judge(failure, "h", new Proxies.Route.Direct())).isEqualTo(Tried.unreachable(reason));
    }

    @Test
    void blamesTheProxyWhenOneWasUsed() {
        Proxies.Route proxy = new Proxies.Route.Via("p", 1, Credentials.none());
        assertThat(Failure.judge(caused(new ConnectException(), new UnresolvedAddressException()), "h", proxy))
                .isEqualTo(Tried.unreachable("h: the proxy p:1: unknown host; is the network up, and the name right?"));
    }

    private static Throwable caused(Throwable failure, Throwable cause) {
        return failure.initCause(cause);
    }
}
