package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares whole texts with files below src/test/resources/golden/report; {@code -Dgolden.update} writes them anew. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden/report");

    private Golden() {}

    static void assertEqual(String actual, String name) throws IOException {
        var file = FOLDER.resolve(name);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).as(name).isEqualTo(Files.readString(file));
    }
}
