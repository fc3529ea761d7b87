package bootstrap.cli;

import java.util.Map;
import org.jline.utils.Signals;

/**
 * Ctrl-C, TERM and HUP during an apply: the first lets the effect under way end (a package half unpacked helps nobody)
 * and skips the rest; the second ends the process at once.
 */
final class Interrupts {
    /** Conventional exit codes: 128 and the signal's number. */
    private static final Map<String, Integer> CODES = Map.of("HUP", 129, "INT", 130, "TERM", 143);

    private volatile String received = "";

    /** Listens from now on; {@code tell} gets a line for the person at the first signal. */
    static Interrupts watched(java.util.function.Consumer<String> tell) {
        var interrupts = new Interrupts();
        CODES.forEach((name, code) -> Signals.register(name, () -> {
            if (interrupts.stopped()) {
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                Runtime.getRuntime().exit(code); // its hooks remove what is temporary
            }
            interrupts.received = name;
            tell.accept("stopping after what is under way; once more stops at once");
        }));
        return interrupts;
    }

    boolean stopped() {
        return !received.isEmpty();
    }

    /** The exit code of the signal, or the other when none came. */
    int codeOr(int other) {
        return CODES.getOrDefault(received, other);
    }
}
