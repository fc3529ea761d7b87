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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The package lists of a box: a directory, and an apt-cache that answers from them; other commands have no answer. */
public final class FakeArchive implements CommandRunner {
    private static final List<String> POLICY =
            List.of("/usr/bin/apt-cache", "-o", "Dir::Cache::pkgcache=/proc/none/pkgcache.bin", "policy", "--");

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

    private Result simulated(List<String> names, List<String> words) {
        var out = new StringBuilder();
        for (String name : names) {
            if (names.contains(unsolvable.getOrDefault(name, ""))) {
                return new Result.Exited(
                        100, " " + name + " : Depends: nothing\n", "E: Unable to correct problems, " + name + "\n");
            }
            var version = candidates.getOrDefault(name, "1");
            if (words.contains("--simulate")) {
                out.append("Inst ").append(name).append(" (").append(version).append(" Ubuntu:24.04/noble [amd64])\n");
                Optional.ofNullable(alone.get(name))
                        .filter(other -> names.size() == 1)
                        .ifPresent(
                                other -> out.append("Inst ").append(other).append(" (1 Ubuntu:24.04/noble [amd64])\n"));
                Optional.ofNullable(upgrades.get(name))
                        .ifPresent(other ->
                                out.append("Inst ").append(other).append(" [1] (2 Ubuntu:24.04/noble [amd64])\n"));
                Optional.ofNullable(conflicts.get(name))
                        .ifPresent(victim -> out.append("Remv ").append(victim).append(" [1]\n"));
            } else if (words.contains("--print-uris")) {
                out.append("'http://archive.example/")
                        .append(name)
                        .append(".deb' ")
                        .append(name);
                out.append(".deb 1000 MD5Sum:0\n");
            } else {
                var parts = name.split("=", 2);
                out.append("Package: %s\nVersion: %s\nInstalled-Size: 4\nFilename: pool/main/x/x.deb\n\n"
                        .formatted(parts[0], parts[1]));
            }
        }
        return new Result.Exited(0, out.toString(), "");
    }

    @Override
    public synchronized Result run(Command command, Consumer<String> lines) {
        started.add(command.typed());
        meanwhile.run();
        var words = command.argv();
        if (words.contains("--simulate") || words.contains("--print-uris") || words.contains("show")) {
            return simulated(words.subList(words.indexOf("--") + 1, words.size()), words);
        }
        if (words.size() <= POLICY.size() || !words.subList(0, POLICY.size()).equals(POLICY)) {
            throw new AssertionError("nothing but apt-cache is answered here: " + command.typed());
        }
        var out = new StringBuilder();
        for (String name : words.subList(POLICY.size(), words.size())) {
            var candidate = candidates.getOrDefault(name, "(none)");
            out.append(name)
                    .append(":\n  Installed: (none)\n  Candidate: ")
                    .append(candidate)
                    .append('\n');
        }
        return new Result.Exited(0, out.toString(), "");
    }
}
