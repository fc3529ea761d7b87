package bootstrap.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The recorded tables: words on lines, comments start with a hash sign. */
final class Recorded {
    private Recorded() {}

    static List<List<String>> lines(String file) {
        try (InputStream table = Recorded.class.getResourceAsStream("/version/" + file)) {
            return new String(Objects.requireNonNull(table, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static PythonVersion python(String text) {
        return PythonVersion.parse(text).orElseThrow(() -> new AssertionError("not read: " + text));
    }
}
