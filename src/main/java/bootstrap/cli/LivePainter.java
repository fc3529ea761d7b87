package bootstrap.cli;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Progress;
import bootstrap.component.Effect;
import bootstrap.report.Durations;
import bootstrap.report.EffectLabel;
import bootstrap.report.Escape;
import bootstrap.report.Sizes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/** Progress on a terminal: a live line for each of what runs, which collapses to a lasting one when it ends. */
final class LivePainter implements LanePainter {
    private static final Duration FRAME = Duration.ofMillis(200);

    private final Terminal terminal;
    private final Display display;
    private final Thread clock;
    private final String done;
    private final String failed;
    private final Lane packages = new Lane();
    private final Lane steps = new Lane();

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
        display.resize(terminal.getSize());
        int width = Math.max(20, display.getColumns());
        var lines = Stream.of(packages, steps)
                .filter(Lane::runs)
                .map(lane -> AttributedString.fromAnsi(lane.line()).columnSubSequence(0, width - 1))
                .toList();
        if (!lines.isEmpty()) {
            display.update(lines, -1);
        }
    }

    /** Wipes the live lines, leaves this one for good, and shows what still runs. */
    private void leave(String text) {
        display.update(List.of(), 0);
        display.reset();
        terminal.writer().println(text);
        terminal.flush();
        paint();
    }

    /** What of one lane runs; all of it is guarded by the painter. */
    private final class Lane implements Progress {
        private String label = "";
        private String last = "";
        private long start;
        private long bytes;

        boolean runs() {
            return !label.isEmpty();
        }

        String line() {
            var tail = bytes > 0 ? Sizes.text(bytes) : last;
            return "  " + label + "  " + elapsed() + (tail.isEmpty() ? "" : "  " + tail);
        }

        @Override
        public void started(Effect effect, List<String> steps) {
            synchronized (LivePainter.this) {
                label = EffectLabel.of(effect, steps);
                last = "";
                bytes = 0;
                start = System.nanoTime();
                paint();
            }
        }

        @Override
        public void said(String line) {
            synchronized (LivePainter.this) {
                last = Escape.text(line.strip());
            }
        }

        @Override
        public void waits(String reason) {
            said(reason);
        }

        @Override
        public void fetched(long soFar) {
            synchronized (LivePainter.this) {
                bytes = soFar;
            }
        }

        @Override
        public void ended(Effect effect, Performed performed) {
            synchronized (LivePainter.this) {
                var line =
                        "  " + (performed instanceof Performed.Done ? done : failed) + " " + label + "  " + elapsed();
                label = "";
                leave(line);
            }
        }

        private String elapsed() {
            return Durations.text(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @Override
    public Progress packages() {
        return packages;
    }

    @Override
    public Progress steps() {
        return steps;
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
