package bootstrap.profile;

import bootstrap.profile.ProfileReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** Reads a profile of so many packages, a hundred in a step at most; about twice as many are more than one may have. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProfileReaderBenchmark {
    private static final int OF_A_STEP = 100;

    @Param({"10", "100", "1000", "10000"})
    int count;

    private Path file;

    /** Writes the profile, and makes sure that it is good: mistakes are read at another speed. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        var text = new StringBuilder("profile: many\nsteps:\n");
        for (int first = 0; first < count; first += OF_A_STEP) {
            var names = IntStream.range(first, Math.min(count, first + OF_A_STEP))
                    .mapToObj(number -> "package-" + number)
                    .collect(Collectors.joining(", "));
            text.append("  - step: s%d\n    title: From %d on\n    ensure:\n      - apt: [%s]\n"
                    .formatted(first, first, names));
            text.append("    expect:\n      - run: git --version\n        version: \">= 2\"\n");
        }
        file = Files.createTempFile("many", ".yaml");
        Files.writeString(file, text);
        if (!(read() instanceof Reading.Good)) {
            throw new IllegalStateException(read().toString());
        }
    }

    /** One reading, from the file on. */
    @Benchmark
    public Reading read() {
        return new ProfileReader(new Library(BuiltIns.shipped(), List.of())).read(List.of(file.toString()));
    }

    /** Takes the profile away. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(file);
    }
}
