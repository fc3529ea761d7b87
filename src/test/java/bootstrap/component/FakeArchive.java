package bootstrap.component;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The package lists of a box: a directory, and an apt-cache that answers from them; other commands have no answer. */
public final class FakeArchive implements CommandRunner {
    private static final List<String> WITHOUT_CACHE =
            List.of("/usr/bin/apt-cache", "-o", "Dir::Cache::pkgcache=/proc/none/pkgcache.bin");
    private static final String INDEX = "http://archive.example noble/main amd64 Packages\n";
    private static final String SOURCES =
            "Package files:\n 500 " + INDEX + "     release v=24.04,o=Ubuntu,a=noble,l=Ubuntu,c=main\n";

    private final Path lists;
    private final Map<String, String> candidates = new TreeMap<>();
    private final Map<String, String> conflicts = new TreeMap<>();
    private final Map<String, String> alone = new TreeMap<>();
    private final Map<String, String> unsolvable = new TreeMap<>();
    private final Map<String, String> upgrades = new HashMap<>();
    private final List<String> started = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    /** Lists below a directory, none at first. */
    public FakeArchive(Path directory) {
        try {
            lists = Files.createDirectories(directory.resolve("lists"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public AptIndex index() {
        return new AptIndex(lists, lists, new AptInputs(List.of(lists)), OptionalInt.empty());
    }

    /** What apt would install. */
    public FakeArchive candidate(String name, String version) {
        candidates.put(name, version);
        return this;
    }

    /** What apt would install as well. */
    public FakeArchive candidates(Map<String, String> more) {
        candidates.putAll(more);
        return this;
    }

    public FakeArchive without(String name) {
        candidates.remove(name);
        return this;
    }

    /** The version that an installation brings. */
    public String version(String name) {
        var version = candidates.get(name);
        if (version == null) {
            throw new AssertionError("the archive has no " + name);
        }
        return version;
    }

    public boolean has(String name) {
        return candidates.containsKey(name);
    }

    /** The lists were fetched so long ago. */
    public FakeArchive fetched(Duration ago) {
        try {
            var list = lists.resolve("archive.example_dists_noble_main_binary-amd64_Packages");
            if (!Files.exists(list)) {
                Files.createFile(list);
            }
            Files.setLastModifiedTime(lists, FileTime.from(Instant.now().minus(ago)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Happens while apt-cache is asked. */
    public FakeArchive meanwhile(Runnable action) {
        meanwhile = action;
        return this;
    }

    /** Every command that was run, as typed. */
    public List<String> started() {
        return List.copyOf(started);
    }

    /** Installing this package takes another away. */
    public FakeArchive conflicting(String name, String victim) {
        conflicts.put(name, victim);
        return this;
    }

    /** Apt finds no way to install this package together with another; with itself: at all. */
    public FakeArchive unsolvable(String name, String with) {
        unsolvable.put(name, with);
        return this;
    }

    /** Without others beside it this package brings another along. */
    public FakeArchive alone(String name, String brings) {
        alone.put(name, brings);
        return this;
    }

    /** Installing this package upgrades another. */
    public FakeArchive upgrading(String name, String other) {
        upgrades.put(name, other);
        return this;
    }

    /** What would come when these are installed, by name. */
    private Map<String, String> coming(List<String> names) {
        var all = new TreeMap<String, String>();
        for (String name : names) {
            all.put(name, candidates.getOrDefault(name, "1"));
            if (names.size() == 1) {
                Optional.ofNullable(alone.get(name)).ifPresent(other -> all.put(other, "1"));
            }
        }
        return all;
    }

    private static List<String> those(Map<String, String> concerned, List<String> names) {
        return names.stream().map(concerned::get).filter(Objects::nonNull).toList();
    }

    private Result resolved(List<String> names) {
        var impossible = names.stream()
                .filter(name -> names.contains(unsolvable.getOrDefault(name, "")))
                .findFirst();
        if (impossible.isPresent()) {
            var name = impossible.get();
            return new Result.Exited(
                    100, " " + name + " : Depends: nothing\n", "E: Unable to correct problems, " + name + "\n");
        }
        var coming = coming(names);
        var upgraded = those(upgrades, names);
        var removed = those(conflicts, names);
        var out = new StringBuilder();
        list(out, "packages will be REMOVED", removed, each -> "1");
        list(out, "NEW packages will be installed", coming.keySet(), coming::get);
        list(out, "packages will be upgraded", upgraded, each -> "1 => 2");
        out.append("%d upgraded, %d newly installed, %d to remove and 0 not upgraded.\n"
                .formatted(upgraded.size(), coming.size(), removed.size()));
        names.forEach(name -> out.append("'http://archive.example/%1$s.deb' %1$s.deb 1000 MD5Sum:0\n".formatted(name)));
        return new Result.Exited(0, out.toString(), "");
    }

    private static void list(StringBuilder out, String of, Collection<String> names, UnaryOperator<String> versions) {
        if (!names.isEmpty()) {
            out.append("The following ").append(of).append(":\n");
            names.forEach(name -> out.append("   %s (%s)\n".formatted(name, versions.apply(name))));
        }
    }

    private Result policy(List<String> names) {
        var out = new StringBuilder();
        for (String name : names) {
            boolean isThere = conflicts.containsValue(name) || upgrades.containsValue(name);
            out.append(name)
                    .append(":\n  Installed: ")
                    .append(isThere ? "1" : "(none)")
                    .append("\n  Candidate: ")
                    .append(candidates.getOrDefault(name, "(none)"))
                    .append("\n  Version table:\n");
            List.of(candidates.getOrDefault(name, "1"), "2")
                    .forEach(version -> out.append("     ")
                            .append(version)
                            .append(" 500\n        500 ")
                            .append(INDEX));
        }
        return new Result.Exited(0, out.toString(), "");
    }

    private static Result records(List<String> named) {
        var out = new StringBuilder();
        named.stream()
                .map(each -> (each + "=1").split("=", 3))
                .forEach(each ->
                        out.append("Package: %s\nVersion: %s\nInstalled-Size: 4\n\n".formatted(each[0], each[1])));
        return new Result.Exited(0, out.toString(), "");
    }

    @Override
    public synchronized Result run(Command command, Consumer<String> lines) {
        started.add(command.typed());
        meanwhile.run();
        var words = command.argv();
        var operands = words.contains("--") ? words.subList(words.indexOf("--") + 1, words.size()) : List.<String>of();
        if (words.contains("--print-uris")) {
            return resolved(operands);
        }
        if (!words.subList(0, Math.min(WITHOUT_CACHE.size(), words.size())).equals(WITHOUT_CACHE)) {
            throw new AssertionError("nothing but apt is answered here: " + command.typed());
        }
        return switch (words.get(WITHOUT_CACHE.size())) {
            case "show" -> records(operands);
            case "policy" -> operands.isEmpty() ? new Result.Exited(0, SOURCES, "") : policy(operands);
            default -> throw new AssertionError("nothing but show and policy is answered here: " + command.typed());
        };
    }
}
