package bootstrap;

import bootstrap.cli.Program;
import bootstrap.cli.Streams;
import bootstrap.cli.Wiring;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** Runs several invocations in one process: what a start-up cache is trained on. Not for users. */
final class Rehearsal {
    private Rehearsal() {}

    /** Each argument is one invocation: the code it must end with and its words, parted by spaces. */
    public static void main(String[] invocations) throws ClassNotFoundException {
        Class.forName(Main.class.getName()); // by which users start
        keepCode();
        for (String invocation : invocations) {
            var words = invocation.split(" ", -1);
            var said = new ByteArrayOutputStream();
            var out = new PrintStream(said, true, StandardCharsets.UTF_8);
            var streams = new Streams(InputStream.nullInputStream(), out, out, Streams.Terminal.NONE);
            int code = Program.run(Arrays.copyOfRange(words, 1, words.length), System.getenv(), streams, Wiring.real());
            if (code != Integer.parseInt(words[0])) {
                throw new IllegalStateException(
                        invocation + " ended with " + code + "\n" + said.toString(StandardCharsets.UTF_8));
            }
        }
    }

    /**
     * Makes a lambda of the runtime's own of a static method without arguments: a cache then has the code for calls of
     * that shape, which the runtime else writes when it starts a program, for the values of an enum.
     */
    private static void keepCode() {
        Objects.requireNonNull(Collectors.summingInt(String::length));
    }
}
