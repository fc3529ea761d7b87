package bootstrap.box;

import java.util.concurrent.atomic.AtomicInteger;

/** A line that runs on a pseudo-terminal of the box: what a person sees of it, and what the person types. */
final class Terminal {
    private static final AtomicInteger OPENED = new AtomicInteger();

    private final TestBox box;
    private final String user;
    private final String folder;

    private Terminal(TestBox box, String user, String folder) {
        this.box = box;
        this.user = user;
        this.folder = folder;
    }

    /** Starts the line, words for a shell. */
    static Terminal running(TestBox box, String user, String line) {
        box.bring("terminal");
        var terminal = new Terminal(box, user, "/tmp/terminal-" + OPENED.incrementAndGet());
        terminal.call("open", line);
        return terminal;
    }

    /** Returns once the screen has shown the text. */
    Terminal awaits(String text) {
        return awaits(text, 1);
    }

    /** Returns once so many lines of the screen have shown the text. */
    Terminal awaits(String text, int times) {
        var awaited = box.as(user, "bash", "/srv/box/terminal", "await", folder, text, Integer.toString(times));
        if (awaited.code() != 0) {
            throw new AssertionError("not shown: " + text + "\n" + call("end", ""));
        }
        return this;
    }

    /** Types as it stands, with no line's end of its own. */
    Terminal types(String text) {
        box.as(user, "sh", "-c", "printf %s \"$1\" >\"$0/keyboard\"", folder, text);
        return this;
    }

    /** Ctrl-C. */
    Terminal interrupts() {
        return types("\u0003");
    }

    /** Waits for the end; {@code out} is all that the screen has shown. */
    TestBox.Ended ended() {
        return call("end", "");
    }

    private TestBox.Ended call(String what, String with) {
        return box.as(user, "bash", "/srv/box/terminal", what, folder, with);
    }
}
