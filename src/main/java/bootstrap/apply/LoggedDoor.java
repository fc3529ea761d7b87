package bootstrap.apply;

import bootstrap.component.AptRepository;
import bootstrap.component.Effect;
import bootstrap.component.EffectCommands;
import bootstrap.facts.Environment;
import bootstrap.process.Command;
import bootstrap.source.SystemReason;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A door that writes down what goes through it: each command and every line that it said, at once. The lines of an
 * effect that began while another was under way begin with {@code "| "}.
 */
public final class LoggedDoor implements Door, AutoCloseable {
    private final Writer log;
    private String problem = "";
    private boolean unmarked;

    private final Door inner;
    private final EffectCommands commands;

    private LoggedDoor(Writer log, Door inner, EffectCommands commands) {
        this.log = log;
        this.inner = inner;
        this.commands = commands;
    }

    /** Writes the file anew, for its user alone. */
    public static LoggedDoor writing(Path file, Door inner, EffectCommands commands) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new LoggedDoor(Files.newBufferedWriter(file), inner, commands);
    }

    @Override
    public Performed perform(Effect effect, Progress progress, Supplier<Optional<String>> objection) {
        var mark = begun();
        try {
            write(mark + "$ " + commands.of(effect).map(Command::typed).orElseGet(() -> other(effect)));
            var performed = inner.perform(effect, new Heard(progress, line -> write(mark + "  " + line)), objection);
            write(mark + "= " + performed);
            return performed;
        } finally {
            ended(mark);
        }
    }

    /** Of two effects at once one has a mark. */
    private synchronized String begun() {
        var mark = unmarked ? "| " : "";
        unmarked = true;
        return mark;
    }

    private synchronized void ended(String mark) {
        unmarked &= !mark.isEmpty();
    }

    /** Of what is no command, where it comes from. */
    private static String other(Effect effect) {
        return switch (effect) {
            case Effect.Download download -> "download " + Environment.masked(String.valueOf(download.from()));
            case Effect.AskRepository ask -> "ask " + Environment.masked(String.valueOf(ask.release()));
            case Effect.FetchKey(var key, var checked) ->
                switch (key.origin()) {
                    case AptRepository.Origin.At(var url) -> "download " + url;
                    case AptRepository.Origin.Brought brought -> "look at key " + key.fingerprint();
                };
            case Effect.RefreshIndex _, Effect.InstallPackages _, Effect.FinishPackages _ -> effect.toString();
            case Effect.MarkManual _, Effect.Run _, Effect.WriteFile _ -> effect.toString();
            case Effect.RefreshSource _, Effect.InstallAfterwards _ -> effect.toString();
        };
    }

    /** A log that can't be written any more doesn't decide what becomes of the box. */
    private synchronized void write(String line) {
        if (!problem.isEmpty()) {
            return;
        }
        try {
            log.write(line + "\n");
            log.flush();
        } catch (IOException e) {
            problem = SystemReason.of(e);
        }
    }

    /** Why the log is not whole, "" when it is. */
    public synchronized String problem() {
        return problem;
    }

    @Override
    public void close() throws IOException {
        if (problem.isEmpty()) {
            log.close();
        }
    }

    /** Passes everything on and writes the lines down. */
    private static final class Heard implements Progress {
        private final Progress inner;
        private final Consumer<String> log;

        Heard(Progress inner, Consumer<String> log) {
            this.inner = inner;
            this.log = log;
        }

        @Override
        public void started(Effect effect, List<String> steps) {
            inner.started(effect, steps);
        }

        @Override
        public void said(String line) {
            log.accept(line);
            inner.said(line);
        }

        @Override
        public void waits(String reason) {
            log.accept(reason);
            inner.waits(reason);
        }

        @Override
        public void fetched(long bytes) {
            inner.fetched(bytes);
        }

        @Override
        public void ended(Effect effect, Performed performed) {
            inner.ended(effect, performed);
        }
    }
}
