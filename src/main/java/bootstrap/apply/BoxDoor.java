package bootstrap.apply;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.AptRepository;
import bootstrap.component.Effect;
import bootstrap.component.EffectCommands;
import bootstrap.facts.Box;
import bootstrap.fetch.Downloader;
import bootstrap.fetch.Fetched;
import bootstrap.fetch.Wanted;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import bootstrap.process.Scratch;
import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Changes the real box: by commands, downloads and files. */
public final class BoxDoor implements Door {
    private final Box box;
    private final EffectCommands commands;
    private final CommandRunner runner;
    private final Downloader downloader;
    private final AptTurn turn;
    private final RepositoryDoor repositories;

    /** {@code runner} must let changing commands pass. */
    public BoxDoor(Box box, EffectCommands commands, CommandRunner runner, Downloader downloader, AptTurn turn) {
        this.turn = turn;
        this.box = box;
        this.commands = commands;
        this.runner = runner;
        this.downloader = downloader;
        this.repositories = new RepositoryDoor(downloader, box.self().uid());
    }

    @Override
    public Performed perform(Effect effect, Progress progress, Supplier<Optional<String>> objection) {
        try {
            return switch (effect) {
                case Effect.Download download -> fetch(download, progress);
                case Effect.Run run -> inScratch(run, progress);
                case Effect.WriteFile file -> place(file, progress);
                case Effect.RefreshIndex refresh -> apt(refresh, progress, objection);
                case Effect.InstallPackages install -> apt(install, progress, objection);
                case Effect.FinishPackages finish -> apt(finish, progress, objection);
                case Effect.MarkManual mark -> apt(mark, progress, objection);
                case Effect.InstallAfterwards install -> apt(install, progress, objection);
                case Effect.RefreshSource source -> refresh(source, progress);
                case Effect.FetchKey key -> repositories.key(key, progress);
                case Effect.AskRepository ask -> repositories.ask(ask, progress);
            };
        } catch (IOException e) {
            return new Performed.Broken(Cause.CANNOT_CREATE, SystemReason.withFile(e), "", List.of());
        }
    }

    private Performed fetch(Effect.Download download, Progress progress) throws IOException {
        makeReadable(download.to().resolveSibling(""));
        var mode = PosixFilePermissions.fromString("rwxr-xr-x");
        var from = download.from();
        var wanted = "https".equals(from.getScheme())
                ? Wanted.of(from, download.sha256(), download.maxBytes(), download.to(), mode)
                : Wanted.fromMirror(from, download.sha256(), download.maxBytes(), download.to(), mode);
        return switch (downloader.fetch(wanted, progress::fetched)) {
            case Fetched.Done done -> new Performed.Done();
            case Fetched.Unreachable(String reason) -> broken(Cause.NETWORK, reason);
            case Fetched.Missing(String reason) -> broken(Cause.NETWORK, reason);
            case Fetched.Mismatch(String expected, String found) ->
                broken(
                        Cause.INTEGRITY,
                        "SHA-256 of " + from + " is " + found + ", the profile pins " + expected
                                + "; nothing was kept");
            case Fetched.NotWritten(String reason) -> broken(Cause.CANNOT_CREATE, reason);
            case Fetched.Refused(String reason) -> broken(Cause.INTEGRITY, reason);
        };
    }

    private Performed inScratch(Effect.Run run, Progress progress) throws IOException {
        if (run.files().isEmpty()) {
            return run(run.command(), progress);
        }
        try (var scratch = Scratch.filled(run.files(), owner(run.command().as()))) {
            return run(run.command().in(scratch.directory()), progress);
        }
    }

    /** To whom files must belong that this user shall reach; root reaches those of others too. */
    private int owner(As whom) throws IOException {
        int self = box.self().uid();
        int uid = box.uid(whom);
        if (uid != self && uid != 0 && self != 0) {
            throw new IOException("files for " + box.target().name() + " need root");
        }
        return self == 0 ? uid : self;
    }

    private Performed place(Effect.WriteFile file, Progress progress) throws IOException {
        var staged = commands.staged(file);
        makeReadable(staged.resolveSibling(""));
        try {
            Files.deleteIfExists(staged);
            // Its text may be secret: nobody but the one who places it reads it meanwhile.
            Files.createFile(
                    staged, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(staged, file.content());
            int owner = owner(file.owner());
            if (owner != box.self().uid()) {
                Files.setAttribute(staged, "unix:uid", owner);
            }
            return run(commands.of(file).orElseThrow(), progress);
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    /** What root keeps here is for others too, whatever root's umask is. */
    private void makeReadable(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (box.self().isRoot()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The source is for apt alone to read; what it refuses leaves nothing behind. */
    private Performed refresh(Effect.RefreshSource source, Progress progress) throws IOException {
        var staged = commands.staged(source);
        makeReadable(staged.resolveSibling(""));
        try {
            Files.writeString(staged, source.stanza());
            var performed = apt(source, progress, Optional::empty);
            if (performed instanceof Performed.Broken && Files.notExists(AptRepository.file(source.name()))) {
                run(commands.withdrawn(source), progress);
            }
            return performed;
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    private Performed apt(Effect effect, Progress progress, Supplier<Optional<String>> objection) {
        var command = commands.of(effect).orElseThrow();
        return turn.taken(
                progress,
                () -> objection
                        .get()
                        .map(reason -> broken(Cause.STEP, reason))
                        .orElseGet(() -> performed(command, runner.run(command, progress::said), AptFailure::cause)));
    }

    private Performed run(Command command, Progress progress) {
        return performed(command, runner.run(command, progress::said), said -> Cause.STEP);
    }

    private Performed performed(Command command, Result result, java.util.function.Function<String, Cause> cause) {
        return switch (result) {
            case Result.Exited(int code, var out, var err) when code == 0 -> new Performed.Done();
            case Result.Exited(int code, String out, String err) ->
                new Performed.Broken(
                        elevationLost(command) ? Cause.PRIVILEGES : cause.apply(err),
                        "exit " + code + AptFailure.meaning(err),
                        typed(command),
                        Result.lastLines(out, err));
            case Result.NotStarted(String reason) ->
                new Performed.Broken(Cause.STEP, "it did not start: " + reason, typed(command), List.of());
            case Result.TimedOut(var after, String out, String err) ->
                new Performed.Broken(
                        Cause.STEP,
                        "ended at its limit of " + limit(command),
                        typed(command),
                        Result.lastLines(out, err));
        };
    }

    private static String limit(Command command) {
        long seconds = command.limit().toSeconds();
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    /** By state, not by text: whether sudo would still let us through now. */
    private boolean elevationLost(Command command) {
        return command.as() == As.ROOT && box.self().uid() != 0 && !Elevation.granted(runner);
    }

    private String typed(Command command) {
        return (command.as() == As.ROOT && box.self().uid() != 0 ? "sudo " : "") + command.typed();
    }

    private static Performed broken(Cause cause, String reason) {
        return new Performed.Broken(cause, reason, "", List.of());
    }
}
