package bootstrap.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs are looked for, and whose PATH that is, in words such as "this shell". */
public record SearchPath(List<String> directories, String whose) {
    public SearchPath {
        directories = List.copyOf(directories);
    }

    /** Splits the value of a PATH variable; relative and empty elements are left out. */
    public static SearchPath of(String variable, String whose) {
        var directories = Arrays.stream(variable.split(":")).filter(each -> each.startsWith("/"));
        return new SearchPath(directories.toList(), whose);
    }

    /** The same path with one directory before all others. */
    SearchPath startingWith(Path directory) {
        var all = new ArrayList<>(List.of(directory.toString()));
        all.addAll(directories);
        return new SearchPath(all, whose);
    }

    /** The first executable file of that name; a name with a slash is not looked up. */
    Optional<Path> find(String program) {
        if (!program.contains("/")) {
            for (String directory : directories) {
                var path = Path.of(directory, program);
                if (isProgram(path)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    /** Every executable file of that name, in the order looked for. */
    Stream<Path> all(String program) {
        return program.contains("/")
                ? Stream.empty()
                : directories.stream()
                        .map(directory -> Path.of(directory, program))
                        .filter(SearchPath::isProgram);
    }

    private static boolean isProgram(Path path) {
        return Files.isExecutable(path) && Files.isRegularFile(path);
    }

    /** As a PATH variable has it. */
    public String text() {
        return String.join(":", directories);
    }
}
