package bootstrap.component;

import bootstrap.version.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which Python distributions are installed in a directory, by their metadata (PEP 376). */
final class Distributions {
    private Distributions() {}

    /** Version by name, names as PEP 503 has them; none where there is no such directory. */
    static Map<String, String> in(Path packages) throws IOException {
        return those(packages, metadata -> true);
    }

    /** Without folders that are named after one and say nothing of it, which pip and uv take for none either. */
    static Map<String, String> whole(Path packages) throws IOException {
        return those(
                packages,
                metadata -> !metadata.toString().endsWith(".dist-info")
                        || Files.isRegularFile(metadata.resolve("METADATA")));
    }

    private static Map<String, String> those(Path packages, Predicate<Path> counts) throws IOException {
        var found = new TreeMap<String, String>();
        if (!OnDisk.isDirectory(packages)) {
            return found;
        }
        try (var metadata = Files.newDirectoryStream(packages, "*.{dist,egg}-info")) {
            for (Path each : metadata) {
                if (counts.test(each)) {
                    add(each.getFileName().toString(), found);
                }
            }
        }
        return found;
    }

    /** {@code NAME-VERSION.dist-info}, or as old setuptools had it {@code NAME-VERSION-pyX.Y.egg-info}. */
    private static void add(String file, Map<String, String> found) {
        String[] parts = file.replaceFirst("\\.(dist|egg)-info$", "").split("-", 3);
        if (parts.length >= 2) {
            found.put(Requirement.normalized(parts[0]), parts[1]);
        }
    }
}
