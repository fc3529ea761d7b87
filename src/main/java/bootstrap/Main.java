package bootstrap;

import bootstrap.cli.Program;
import bootstrap.cli.Streams;
import bootstrap.cli.Wiring;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the program on the real box; the only place that ends the process. */
public final class Main {
    private Main() {}

    /** Runs one invocation and ends the process with its exit code. */
    public static void main(String[] arguments) {
        var streams = Streams.ofThisProcess(stream(FileDescriptor.out), stream(FileDescriptor.err));
        System.exit(Program.run(arguments, System.getenv(), streams, Wiring.real()));
    }

    /** UTF-8 whatever the locale says: machine output is, and other text is ASCII where UTF-8 is not known. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
