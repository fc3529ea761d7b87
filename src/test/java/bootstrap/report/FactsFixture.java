package bootstrap.report;

import bootstrap.facts.Environment;
import bootstrap.facts.Facts;
import bootstrap.facts.FactsProbe;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A box made of files below a temporary directory; programs are missing from it. */
final class FactsFixture implements CommandRunner {
    private final Path root;
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> started = new ArrayList<>();

    FactsFixture(Path root) {
        this.root = root;
    }

    FactsFixture file(String absolute, String text) {
        try {
            var file = root.resolve(absolute.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FactsFixture variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    FactsFixture ubuntu() {
        return file("/etc/os-release", """
                        PRETTY_NAME="Ubuntu 24.04.3 LTS"
                        ID=ubuntu
                        ID_LIKE=debian
                        VERSION_ID="24.04"
                        VERSION_CODENAME=noble
                        UBUNTU_CODENAME=noble
                        """)
                .file("/usr/bin/apt-get", "")
                .file(
                        "/var/lib/dpkg/status",
                        "Package: dpkg\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.22.6\n")
                .file("/proc/cpuinfo", "processor\t: 0\nmodel name\t: Some CPU\n\nprocessor\t: 1\n")
                .file("/proc/meminfo", "MemTotal:       32768000 kB\n")
                .file("/proc/self/status", "Uid:\t1000\t1000\t1000\t1000\nGid:\t1000\nGroups:\t1000\n")
                .file("/proc/sys/kernel/osrelease", "6.8.0-generic\n")
                .file("/etc/passwd", "root:x:0:0::/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/bash\n")
                .file("/etc/group", "root:x:0:\nalice:x:1000:\n");
    }

    Facts facts() {
        return new FactsProbe(root, new Environment(variables), "", this).facts();
    }

    List<String> started() {
        return started;
    }

    @Override
    public Result run(Command command, Consumer<String> lines) {
        started.add(command.typed());
        return new Result.NotStarted("no such program");
    }
}
