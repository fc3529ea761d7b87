package bootstrap;

import bootstrap.cli.Program;
import bootstrap.cli.Streams;
import bootstrap.cli.Wiring;
import bootstrap.process.Ending;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the program on the real box; the only place that ends the process. */
public final class Main {
    private Main() {}

    /**
     * Runs one invocation and ends the process with its exit code. By now nothing is left to do for the hooks of an
     * exit, which looks for a logger first, in the jars: that costs a fifth of a short command.
     */
    public static void main(String[] arguments) {
        var streams = Streams.ofThisProcess(stream(FileDescriptor.out), stream(FileDescriptor.err));
        int code = Program.run(arguments, System.getenv(), streams, Wiring.real());
        streams.out().flush();
        streams.err().flush();
        if (Ending.hasBegun()) {
            System.exit(code); // waits for the hooks; the code is the signal's
        }
        Runtime.getRuntime().halt(code);
    }

    /** UTF-8 whatever the locale says: machine output is, and other text is ASCII where UTF-8 is not known. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
