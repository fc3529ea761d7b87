package bootstrap.cli;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Progress;
import bootstrap.component.Effect;
import bootstrap.report.Durations;
import bootstrap.report.EffectLabel;
import bootstrap.report.Escape;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Progress for logs: a line when something begins and ends, and a heartbeat when it is silent for long. */
final class PlainPainter implements LanePainter {
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final PrintStream err;
    private final Thread heart;
    private final Lane packages = new Lane();
    private final Lane steps = new Lane();

    PlainPainter(PrintStream err) {
        this.err = err;
        this.heart = Thread.ofVirtual().start(this::beat);
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(SILENCE);
                packages.pulse();
                steps.pulse();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void print(String line) {
        err.println("  " + line);
    }

    /** What of one lane runs. */
    private final class Lane implements Progress {
        private String label = "";
        private long start;

        private synchronized void pulse() {
            if (!label.isEmpty() && elapsed().compareTo(SILENCE) >= 0) {
                print("still running: " + label + " (" + Durations.text(elapsed()) + ")");
            }
        }

        @Override
        public synchronized void started(Effect effect, List<String> steps) {
            label = EffectLabel.of(effect, steps);
            start = System.nanoTime();
            print(label + " ...");
        }

        @Override
        public void said(String line) {}

        @Override
        public void waits(String reason) {
            print(Escape.text(reason));
        }

        @Override
        public void fetched(long bytes) {}

        @Override
        public synchronized void ended(Effect effect, Performed performed) {
            var word = performed instanceof Performed.Done ? "done: " : "FAILED: ";
            print(word + label + " (" + Durations.text(elapsed()) + ")");
            label = "";
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
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
    public void close() {
        heart.interrupt();
    }
}
