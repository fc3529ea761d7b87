package bootstrap.apply;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Effect;
import bootstrap.component.FakeArchive;
import bootstrap.facts.FakeBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Changes a fake box as the real programs would change a real one, and keeps what went through it. */
final class FakeDoor implements Door {
    private final FakeBox box;
    private final FakeArchive archive;
    private final List<Effect> performed = new CopyOnWriteArrayList<>();
    private final Map<String, Broken> unresolvable = new LinkedHashMap<>();
    private final Set<String> unconfigurable = new HashSet<>();
    private final Map<String, String> listed = new LinkedHashMap<>();
    private final Map<Predicate<Effect>, Performed> answers = new LinkedHashMap<>();
    private Consumer<Effect.Run> whenRun = run -> {};
    private Runnable meanwhile = () -> {};

    /** Short for the answer of a door that failed. */
    private record Broken(Performed.Broken performed) {}

    FakeDoor(FakeBox box, FakeArchive archive) {
        this.box = box;
        this.archive = archive;
    }

    /** What the lists of a source tell, once they are refreshed. */
    FakeDoor lists(String name, String version) {
        listed.put(name, version);
        return this;
    }

    /** What a program does to the box. */
    FakeDoor whenRun(Consumer<Effect.Run> does) {
        whenRun = does;
        return this;
    }

    /** A transaction with this package fails before dpkg begins. */
    FakeDoor unresolvable(String name, Cause cause) {
        unresolvable.put(name, new Broken(broken(cause, "E: no " + name)));
        return this;
    }

    /** dpkg stops at this package, with the others of the transaction installed. */
    FakeDoor unconfigurable(String name) {
        unconfigurable.add(name);
        return this;
    }

    /** Effects like this are answered and change nothing. */
    FakeDoor answer(Predicate<Effect> like, Performed performed) {
        answers.put(like, performed);
        return this;
    }

    /** The first effect like this is answered so, and changes nothing. */
    FakeDoor answerOnce(Predicate<Effect> like, Performed performed) {
        var left = new AtomicBoolean(true);
        return answer(effect -> like.test(effect) && left.getAndSet(false), performed);
    }

    /** Happens while each effect is performed. */
    FakeDoor meanwhile(Runnable action) {
        meanwhile = action;
        return this;
    }

    List<Effect> performed() {
        return List.copyOf(performed);
    }

    static Performed.Broken broken(Cause cause, String line) {
        return new Performed.Broken(cause, "exit 100", "sudo x", List.of(line));
    }

    @Override
    public Performed perform(Effect effect, Progress progress, Supplier<Optional<String>> objection) {
        var reason = objection.get();
        if (reason.isPresent()) {
            return new Performed.Broken(Cause.STEP, reason.get(), "", List.of());
        }
        performed.add(effect);
        meanwhile.run();
        for (var answer : answers.entrySet()) {
            if (answer.getKey().test(effect)) {
                return answer.getValue();
            }
        }
        return switch (effect) {
            case Effect.InstallPackages(var names, var recommends) -> installed(names);
            case Effect.RefreshIndex() -> {
                archive.fetched(Duration.ZERO);
                yield new Performed.Done();
            }
            case Effect.WriteFile file -> {
                write(file);
                yield new Performed.Done();
            }
            case Effect.Run run -> {
                joined(run.command().argv());
                whenRun.accept(run);
                yield new Performed.Done();
            }
            case Effect.Download download -> new Performed.Done();
            case Effect.InstallAfterwards(var what) -> installed(what.packages());
            case Effect.FetchKey(var key, var checked) -> new Performed.Done();
            case Effect.AskRepository ask -> new Performed.Done();
            case Effect.RefreshSource source -> {
                archive.candidates(listed);
                yield new Performed.Done();
            }
            case Effect.FinishPackages() -> {
                box.finished();
                yield new Performed.Done();
            }
            case Effect.MarkManual(var names) -> {
                box.manual();
                yield new Performed.Done();
            }
        };
    }

    private Performed installed(List<String> names) {
        for (String name : names) {
            var failure = unresolvable.get(name);
            if (failure != null) {
                return failure.performed();
            }
        }
        for (String name : names) {
            if (unconfigurable.contains(name)) {
                box.stanza(name, "Status: install ok half-configured\nArchitecture: amd64\nVersion: 1\n");
            } else {
                box.installed(name, archive.version(name));
            }
        }
        return names.stream().anyMatch(unconfigurable::contains)
                ? broken(Cause.STEP, "dpkg: error processing")
                : new Performed.Done();
    }

    private static void write(Effect.WriteFile file) {
        try {
            Files.createDirectories(file.path().getParent());
            Files.writeString(file.path(), file.content());
            Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void joined(List<String> argv) {
        if (argv.getFirst().endsWith("/usermod")) {
            box.group(argv.get(2) + ":x:999:" + argv.get(3));
        }
    }
}
