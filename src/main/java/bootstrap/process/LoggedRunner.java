package bootstrap.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps every command that it passed on, in order, with its result. */
public final class LoggedRunner implements CommandRunner {
    /** One command that ran, and how it ended. */
    public record Entry(Command command, Result result) {}

    private final CommandRunner inner;
    private final List<Entry> entries = new ArrayList<>();

    public LoggedRunner(CommandRunner inner) {
        this.inner = inner;
    }

    @Override
    public Result run(Command command, Consumer<String> lines) {
        var result = inner.run(command, lines);
        synchronized (entries) {
            entries.add(new Entry(command, result));
        }
        return result;
    }

    /** What ran so far. */
    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }
}
