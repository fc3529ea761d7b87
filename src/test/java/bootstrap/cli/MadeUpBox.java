package bootstrap.cli;

import bootstrap.component.AptIndex;
import bootstrap.facts.AptLocks;
import bootstrap.facts.Environment;
import bootstrap.facts.FactsProbe;
import bootstrap.fetch.Proxies;
import bootstrap.fetch.Reach;
import bootstrap.fetch.Reachability;
import bootstrap.fetch.Trust;
import bootstrap.process.Caller;
import bootstrap.process.CommandRunner;
import bootstrap.process.ScriptedRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The whole program on a box made of files, with every program it starts answered by a script. */
final class MadeUpBox implements Wiring {
    /** What came of one invocation. */
    record Ended(int code, String out, String err) {}

    final ScriptedRunner programs = new ScriptedRunner();
    /** The hosts that were looked at. */
    final Set<URI> asked = new LinkedHashSet<>();

    private final Set<String> unreachable = new LinkedHashSet<>();
    private final Path root;
    private final Map<String, String> variables = new LinkedHashMap<>();

    /** A Ubuntu 24.04 of the user alice, who started the program; nothing is installed. */
    MadeUpBox(Path root) {
        this.root = root;
        file("/etc/os-release", """
                NAME="Ubuntu"
                PRETTY_NAME="Ubuntu 24.04.3 LTS"
                ID=ubuntu
                ID_LIKE=debian
                VERSION_ID="24.04"
                VERSION_CODENAME=noble
                """);
        file("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000::" + root + "/home/alice:/bin/bash\n");
        file("/etc/group", "root:x:0:\nalice:x:1000:\n");
        file(
                "/proc/self/status",
                "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nGid:\t1000\t1000\t1000\t1000\nGroups:\t1000\n");
        file("/proc/meminfo", "MemTotal:       16000000 kB\n");
        file("/proc/mounts", "/dev/vda / ext4 rw 0 0\n");
        file("/usr/bin/apt-get", "");
        installed("dpkg");
        variables.put("HOME", root + "/home/alice");
        variables.put("PATH", root + "/bin");
        variables.put("LANG", "C.UTF-8");
    }

    MadeUpBox installed(String... packages) {
        var status = new StringBuilder();
        for (String name : packages) {
            status.append("Package: %s\nStatus: install ok installed\nArchitecture: amd64\nVersion: 28.2.2-1\n\n"
                    .formatted(name));
        }
        status.append("Package: dpkg\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.22.6\n\n");
        return file("/var/lib/dpkg/status", status.toString());
    }

    MadeUpBox file(String absolute, String text) {
        try {
            var file = root.resolve(absolute.substring(1));
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MadeUpBox variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    Ended run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Streams.Terminal.NONE);
        int code = Program.run(arguments, variables, streams, this);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public CommandRunner runner(Supplier<Caller> caller) {
        return programs;
    }

    @Override
    public FactsProbe facts(Environment environment, String user, CommandRunner reading) {
        return new FactsProbe(root, environment, user, reading);
    }

    @Override
    public AptIndex index() {
        return AptIndex.below(root);
    }

    @Override
    public AptLocks locks() {
        return AptLocks.below(root);
    }

    @Override
    public Reachability reachability(Trust trust, Proxies proxies) {
        return origins -> {
            asked.addAll(origins);
            return origins.stream().collect(Collectors.toMap(Function.identity(), this::answer));
        };
    }

    private Reach answer(URI origin) {
        return unreachable.contains(origin.getHost())
                ? new Reach.Unreachable(origin.getHost() + ": unknown host")
                : new Reach.Answered(Optional.of(Instant.now()), "", Reach.Voucher.NOBODY);
    }

    /** Nobody finds a way to this host; all others answer. */
    MadeUpBox unreachable(String host) {
        unreachable.add(host);
        return this;
    }

    @Override
    public String command() {
        return "bootstrap";
    }
}
