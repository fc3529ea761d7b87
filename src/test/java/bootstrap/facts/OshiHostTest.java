package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** On the machine the tests run on: what OSHI counts is what the kernel lists. */
class OshiHostTest {
    @Test
    void countsTheMemoryTheKernelCounts() throws IOException {
        var total = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("[^0-9]", "");

        assertThat(OshiHost.memory()).isEqualTo(Long.parseLong(total) * 1024);
    }

    @Test
    void countsTheProcessorsTheKernelLists() throws IOException {
        var listed = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("processor"))
                .count();

        assertThat(OshiHost.processors()).isEqualTo(Math.toIntExact(listed));
    }
}
