package bootstrap.apply;

import bootstrap.component.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the Release file of a repository says that it has; no word of a field means that the file doesn't tell. */
record ReleaseFile(List<String> architectures, List<String> components) {
    ReleaseFile {
        architectures = List.copyOf(architectures);
        components = List.copyOf(components);
    }

    /** Reads it with or without the signature around it. */
    static ReleaseFile read(String text) {
        return new ReleaseFile(words("Architectures", text), words("Components", text));
    }

    private static List<String> words(String field, String text) {
        var line = Pattern.compile("(?m)^" + field + ":(.*)$").matcher(text);
        return line.find()
                ? Arrays.stream(line.group(1).strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList()
                : List.of();
    }

    /** What of the wanted it lacks, in words; empty when it has it, or doesn't tell. */
    Optional<String> objection(Effect.AskRepository wanted) {
        if (!architectures.isEmpty() && !architectures.contains(wanted.architecture())) {
            return Optional.of(
                    "has nothing for " + wanted.architecture() + ", only for " + String.join(", ", architectures));
        }
        return wanted.components().stream()
                .filter(each -> !components.isEmpty() && components.stream().noneMatch(one -> isNamed(each, one)))
                .findFirst()
                .map(each -> "has no component " + each + ", only " + String.join(", ", components));
    }

    /** Debian's security archive writes {@code updates/main} for what apt takes as {@code main}. */
    private static boolean isNamed(String wanted, String written) {
        return written.equals(wanted) || written.endsWith("/" + wanted);
    }
}
