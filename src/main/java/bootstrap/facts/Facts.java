package bootstrap.facts;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is true of the box. Each part is read when it is first asked for and only then; safe to ask from any thread. */
public final class Facts {
    private static final List<Path> PLACES = List.of(Path.of("/"), Path.of("/boot"), Path.of("/var"), Path.of("/tmp"));

    private final Environment environment;
    private final Once<Fact<Release>> release;
    private final Once<Support> support;
    private final Once<Fact<String>> architecture;
    private final Once<Fact<Processor>> processor;
    private final Once<Fact<Memory>> memory;
    private final Once<Fact<List<Mount>>> mounts;
    private final Once<Fact<List<Gpu>>> gpus;
    private final Once<Fact<Optional<String>>> container;
    private final Once<Fact<Boolean>> wsl;
    private final Once<Fact<Boolean>> systemd;
    private final Once<People> people;
    private final Once<Fact<List<String>>> groups;

    Facts(Hardware hardware, Surroundings around, Lists lists, Identity identity) {
        var tree = around.tree();
        environment = around.environment();
        release = new Once<>(() -> OsRelease.read(tree));
        support = new Once<>(() -> Support.of(release(), tree));
        architecture = new Once<>(() -> architecture(lists.packages().get(), around.reading()));
        processor = new Once<>(hardware::processor);
        memory = new Once<>(hardware::memory);
        mounts = new Once<>(() -> new Mounts(tree).holding(places()));
        gpus = new Once<>(() -> new Gpus(tree).read());
        container = new Once<>(around::container);
        wsl = new Once<>(around::wsl);
        systemd = new Once<>(around::systemd);
        people = new Once<>(() -> identity.among(lists.accounts().get()));
        groups = new Once<>(() -> lists.accounts().get().flatMap(this::groups));
    }

    /** Unknown when there is no os-release that says anything. */
    public Fact<Release> release() {
        return release.get();
    }

    /** How far this version of the tool goes on such a box. */
    public Support support() {
        return support.get();
    }

    /** In dpkg's words, such as {@code amd64}: that of the packages, which the kernel's need not be. */
    public Fact<String> architecture() {
        return architecture.get();
    }

    /** The host's processors and those this process may use; unknown only when neither /sys nor /proc can be read. */
    public Fact<Processor> processor() {
        return processor.get();
    }

    /** The host's memory and what of it this process may use, in bytes. */
    public Fact<Memory> memory() {
        return memory.get();
    }

    /** The file systems of /, /boot, /var, /tmp and the target user's home, each once, in this order. */
    public Fact<List<Mount>> mounts() {
        return mounts.get();
    }

    /** Graphics cards, as far as the kernel shows them. */
    public Fact<List<Gpu>> gpus() {
        return gpus.get();
    }

    /** The kind of container, such as {@code docker}; empty outside of any. */
    public Fact<Optional<String>> container() {
        return container.get();
    }

    /** Whether the kernel is that of the Windows Subsystem for Linux; a container on it says so too. */
    public Fact<Boolean> wsl() {
        return wsl.get();
    }

    /** Whether systemd runs the box; that it is installed says nothing. */
    public Fact<Boolean> systemd() {
        return systemd.get();
    }

    /** The groups of the user that the box is set up for, the primary one first. */
    public Fact<List<String>> groups() {
        return groups.get();
    }

    /** Who runs the tool and for whom. */
    public People people() {
        return people.get();
    }

    /** The caller's variables, handed in and not read from the process. */
    public Environment environment() {
        return environment;
    }

    private Fact<List<String>> groups(Accounts accounts) {
        return switch (people()) {
            case People.Resolved resolved -> new Fact.Known<>(accounts.groupsOf(resolved.target()));
            case People.Unresolved(String reason) -> new Fact.Unknown<>(reason);
        };
    }

    private List<Path> places() {
        var places = new ArrayList<>(PLACES);
        switch (people()) {
            case People.Resolved resolved -> places.add(resolved.target().home());
            case People.Unresolved unresolved -> {}
        }
        return places;
    }

    /** From dpkg's own entry in its list; only when that fails is dpkg started. */
    private static Fact<String> architecture(Packages packages, CommandRunner reading) {
        return switch (packages) {
            case Packages.Read read when !read.architecture().isEmpty() -> new Fact.Known<>(read.architecture());
            case Packages.Read read -> asked(reading);
            case Packages.Unreadable unreadable -> asked(reading);
        };
    }

    private static Fact<String> asked(CommandRunner reading) {
        return switch (reading.run(Command.reading("/usr/bin/dpkg", "--print-architecture"))) {
            case Result.Exited(int code, String out, String err)
            when code == 0 && !out.isBlank() -> new Fact.Known<>(out.strip());
            case Result.Exited(int code, String out, String err) ->
                new Fact.Unknown<>("dpkg --print-architecture exited " + code + ": " + err.strip());
            case Result.NotStarted(String reason) -> new Fact.Unknown<>("dpkg did not start: " + reason);
            case Result.TimedOut(var after, var out, var err) ->
                new Fact.Unknown<>("dpkg gave no answer in " + after.toSeconds() + " s");
        };
    }
}
