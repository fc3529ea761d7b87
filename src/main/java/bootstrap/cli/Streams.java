package bootstrap.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The three standard streams and what is known of them.
 *
 * @param terminal which of them are terminals
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, Terminal terminal) {
    /** Standard input of this process, with what it prints to. */
    public static Streams ofThisProcess(PrintStream out, PrintStream err) {
        return new Streams(System.in, out, err, Terminal.ofThisProcess());
    }

    /** Which streams a person sits behind. */
    public record Terminal(boolean in, boolean out, boolean err) {
        /** None: as in a pipe or a CI job. */
        public static final Terminal NONE = new Terminal(false, false, false);

        /** Asks the kernel: descriptors of a terminal point below /dev. */
        static Terminal ofThisProcess() {
            return new Terminal(isTerminal(0), isTerminal(1), isTerminal(2));
        }

        private static boolean isTerminal(int descriptor) {
            try {
                var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                        .toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * Whether text beyond ASCII may be printed, by the first locale variable that is set. The launcher sets one for names
     * of files, and tells by a property where the user's own says no.
     */
    static boolean unicode(Map<String, String> variables) {
        if (Boolean.getBoolean("bootstrap.ascii")) {
            return false;
        }
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            var value = variables.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toLowerCase(java.util.Locale.ROOT).matches(".*utf-?8.*");
            }
        }
        return false;
    }
}
