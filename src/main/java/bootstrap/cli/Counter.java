package bootstrap.cli;

import bootstrap.check.Judged;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Counts verdicts on one line of a terminal, and wipes it in the end; elsewhere it shows nothing. */
final class Counter implements AutoCloseable {
    private static final String WIPE = "\r\033[K";

    private final PrintStream err;
    private final boolean shown;
    private final int all;
    private int fallen;

    private Counter(PrintStream err, boolean shown, int all) {
        this.err = err;
        this.shown = shown;
        this.all = all;
    }

    static Counter onTerminal(PrintStream err, int all) {
        return new Counter(err, true, all);
    }

    static Counter silent() {
        return new Counter(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false, 0);
    }

    synchronized void fell(Judged judged) {
        fallen++;
        if (shown) {
            err.print(WIPE + "  " + fallen + " of " + all + " checks");
            err.flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            err.print(WIPE);
            err.flush();
        }
    }
}
