package bootstrap.version;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sorts so many versions by Debian's order: more than proportional, because sorting is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VersionOrderBenchmark {
    @Param({"10", "100", "1000", "10000"})
    int count;

    private List<Version> versions;

    /** The same ones in every run. */
    @Setup(Level.Trial)
    public void make() {
        var random = new Random(1);
        versions = Stream.generate(() -> version(random)).limit(count).toList();
    }

    private static Version version(Random random) {
        var epoch = random.nextInt(5) == 0 ? random.nextInt(3) + ":" : "";
        return new Version("%s%d.%d.%d+dfsg%d-%dubuntu%d.%d"
                .formatted(
                        epoch,
                        random.nextInt(4),
                        random.nextInt(30),
                        random.nextInt(100),
                        random.nextInt(3),
                        random.nextInt(9),
                        random.nextInt(3),
                        random.nextInt(9)));
    }

    /** One sorting. */
    @Benchmark
    public List<Version> sort() {
        return versions.stream().sorted().toList();
    }
}
