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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The package lists of a box: a directory, and an apt-cache that answers from them; other commands have no answer. */
public final class FakeArchive implements CommandRunner {
    private static final List<String> POLICY = List.of(
            "/usr/bin/apt-cache", "-o", "Dir::Cache::pkgcache=", "-o", "Dir::Cache::srcpkgcache=", "policy", "--");

    private final Path lists;
    private final Map<String, String> candidates = new TreeMap<>();
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
        return new AptIndex(lists);
    }

    /** What apt would install. */
    public FakeArchive candidate(String name, String version) {
        candidates.put(name, version);
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

    @Override
    public Result run(Command command, Consumer<String> lines) {
        started.add(command.typed());
        meanwhile.run();
        var words = command.argv();
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
