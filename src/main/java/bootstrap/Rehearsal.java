package bootstrap;

import bootstrap.cli.Program;
import bootstrap.cli.Streams;
import bootstrap.cli.Wiring;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs several invocations in one process, unheard: what a start-up cache is trained on. Not for users. */
final class Rehearsal {
    private Rehearsal() {}

    /** Each argument is one invocation, its words parted by spaces. */
    public static void main(String[] invocations) {
        for (String invocation : invocations) {
            var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            var streams = new Streams(InputStream.nullInputStream(), nowhere, nowhere, Streams.Terminal.NONE);
            Program.run(invocation.split(" "), System.getenv(), streams, Wiring.real());
        }
    }
}
