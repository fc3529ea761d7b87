package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudInitTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"'', false", "status, true", "status result, false", "result, false"})
    void runsFromItsStatusToItsResult(String files, boolean runs) {
        for (String name : files.isEmpty() ? new String[0] : files.split(" ")) {
            new FixtureBox(root).file("/run/cloud-init/" + name + ".json", "{}");
        }
        assertThat(CloudInit.isRunningBelow(root)).isEqualTo(runs);
    }
}
