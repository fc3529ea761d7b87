package bootstrap.cli;

import bootstrap.apply.Door.Performed;
import bootstrap.component.Effect;
import bootstrap.report.Durations;
import bootstrap.report.EffectLabel;
import bootstrap.report.Escape;
import bootstrap.report.Sizes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/** Progress on a terminal: one live line for what runs, which collapses to a lasting one when it ends. */
final class LivePainter implements Painter {
    private static final Duration FRAME = Duration.ofMillis(200);

    private final Terminal terminal;
    private final Display display;
    private final Thread clock;
    private final String done;
    private final String failed;
    private String label = "";
    private String last = "";
    private long start;
    private long bytes;

    /** Takes the terminal of this process; {@code done} and {@code failed} are the glyphs of ended lines. */
    static LivePainter onTerminal(String done, String failed) throws IOException {
        // JLine would ask the terminal what it can do, and the answers would be typed into the next prompt.
        System.setProperty(TerminalBuilder.PROP_PROBE_TIMEOUT, "0");
        var terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .graphemeCluster(false)
                .nativeSignals(false)
                .paused(true)
                .build();
        return new LivePainter(terminal, done, failed);
    }

    private LivePainter(Terminal terminal, String done, String failed) {
        this.terminal = terminal;
        this.done = done;
        this.failed = failed;
        this.display = new Display(terminal, false);
        this.clock = Thread.ofVirtual().start(this::tick);
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(FRAME);
                paint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void paint() {
        if (!label.isEmpty()) {
            display.resize(terminal.getSize());
            int width = Math.max(20, display.getColumns());
            var tail = bytes > 0 ? Sizes.text(bytes) : last;
            var line = AttributedString.fromAnsi("  " + label + "  " + elapsed() + (tail.isEmpty() ? "" : "  " + tail));
            display.update(List.of(line.columnSubSequence(0, width - 1)), -1);
        }
    }

    /** Wipes the live line and leaves this one for good. */
    private void leave(String text) {
        display.update(List.of(), 0);
        display.reset();
        terminal.writer().println(text);
        terminal.flush();
    }

    @Override
    public synchronized void started(Effect effect, List<String> steps) {
        label = EffectLabel.of(effect, steps);
        last = "";
        bytes = 0;
        start = System.nanoTime();
        paint();
    }

    @Override
    public synchronized void said(String line) {
        last = Escape.text(line.strip());
    }

    @Override
    public void waits(String reason) {
        said(reason);
    }

    @Override
    public synchronized void fetched(long soFar) {
        bytes = soFar;
    }

    @Override
    public synchronized void ended(Effect effect, Performed performed) {
        leave("  " + (performed instanceof Performed.Done ? done : failed) + " " + label + "  " + elapsed());
        label = "";
    }

    private String elapsed() {
        return Durations.text(Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public synchronized void close() {
        clock.interrupt();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new Stop(ExitCode.IO, "the terminal: " + e.getMessage());
        }
    }
}
