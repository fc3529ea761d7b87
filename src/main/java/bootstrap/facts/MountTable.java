package bootstrap.facts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How file systems are mounted, by /proc/mounts; a later mount at a point hides an earlier one. */
public final class MountTable {
    private final Map<Path, List<String>> optionsByPoint;

    private MountTable(Map<Path, List<String>> optionsByPoint) {
        this.optionsByPoint = optionsByPoint;
    }

    /** That of the box below a directory, "/" but for fixtures; nothing is known where it can't be read. */
    public static MountTable below(Path root) {
        var options = new LinkedHashMap<Path, List<String>>();
        new Tree(root)
                .text("/proc/mounts")
                .orElse("")
                .lines()
                .map(line -> line.split(" ", -1))
                .forEach(fields -> {
                    if (fields.length >= 4 && fields[1].startsWith("/")) {
                        options.put(Path.of(plain(fields[1])), List.of(fields[3].split(",", -1)));
                    }
                });
        return new MountTable(options);
    }

    /** As proc_pid_mounts(5) has it: what would break the line is written in octal digits. */
    private static String plain(String point) {
        return point.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    /** The mount point of the file system on which a place lies, when nothing may be written there. */
    public Optional<Path> readOnlyPointOf(Path place) {
        return Stream.iterate(Optional.of(place), Optional::isPresent, at -> at.map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(optionsByPoint::containsKey)
                .findFirst()
                .filter(point -> optionsByPoint.getOrDefault(point, List.of()).contains("ro"));
    }
}
