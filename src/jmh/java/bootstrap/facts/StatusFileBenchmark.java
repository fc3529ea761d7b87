package bootstrap.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reads dpkg's list of so many packages, each as long as on a real box. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StatusFileBenchmark {
    private static final String STANZA = """
            Package: libexample%d
            Status: install ok installed
            Priority: optional
            Section: libs
            Installed-Size: 1234
            Maintainer: Nobody <nobody@localhost>
            Architecture: amd64
            Multi-Arch: same
            Source: example (1.2.3)
            Version: 1:1.2.%d-3+deb12u1
            Depends: libc6 (>= 2.34), libother5 (>= 1.2.3-4~), libthird0 (= 0.5-1)
            Provides: libexample-abi (= %d), libexample-any
            Description: a library of which nothing is said
            %s
            """;

    @Param({"10", "100", "1000", "10000"})
    int count;

    private Path root;

    /** Writes the list. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        root = Files.createTempDirectory("status");
        var list = new StringBuilder();
        var description = " A line of a description that is about as long as they are.\n".repeat(7);
        for (int i = 0; i < count; i++) {
            list.append(STANZA.formatted(i, i, i, description));
        }
        var file = new Tree(root).at("/var/lib/dpkg/status");
        Files.createDirectories(file.getParent());
        Files.writeString(file, list);
    }

    /** One reading, from the file on. */
    @Benchmark
    public Packages read() {
        return StatusFile.read(new Tree(root));
    }

    /** Takes the list away. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        try (var all = Files.walk(root)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        }
    }
}
