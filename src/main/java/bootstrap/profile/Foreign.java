package bootstrap.profile;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Recognises what is no profile at all, so that the message is not about its syntax. */
final class Foreign {
    private static final List<String> MARKS = List.of("<<<<<<<", ">>>>>>>", "|||||||");

    /** What hardly any profile is compared with. */
    private static final class Patterns {
        private static final Pattern CONFLICT = Pattern.compile("(?:<{7}|>{7}|\\|{7})(?: .*)?");
        private static final Pattern TABLE = Pattern.compile("\\[{1,2}[\\w .\"-]{1,100}]{1,2}");
        /** By how the first line starts. */
        private static final Map<String, Pattern> FORMATS = Map.of(
                "a pointer of Git LFS", Pattern.compile("version https://git-lfs\\.github\\.com/spec/"),
                "HTML", Pattern.compile("(?i)<(?:!doctype html|html|head|body)\\b"),
                "XML", Pattern.compile("<\\?xml|<[A-Za-z][\\w:.-]{0,100}[\\s/>]"));
    }

    private final Notes notes;

    Foreign(Notes notes) {
        this.notes = notes;
    }

    /** Whether the text is something else; what, is noted. */
    boolean is(String text) {
        var start =
                text.lines().map(String::strip).filter(Foreign::says).limit(2).toList();
        if (start.isEmpty()) {
            notes.wrong(notes.start(), "the profile is empty", "it starts with \"profile: NAME\"");
            return true;
        }
        return conflicted(text) || named(start);
    }

    /** Whether a line is more than a blank, a comment or a mark of YAML. */
    private static boolean says(String line) {
        return !line.isEmpty() && !line.startsWith("#") && !line.equals("---") && !line.equals("...");
    }

    /** All that a merge left, but for the line between the two halves, which may be a ruler of somebody's. */
    private boolean conflicted(String text) {
        if (MARKS.stream().noneMatch(text::contains)) {
            return false;
        }
        boolean conflicted = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (Patterns.CONFLICT.matcher(line).matches()) {
                conflicted = true;
                notes.wrong(
                        notes.at(number, 1), "a conflict mark of a merge", "resolve the conflict and delete the mark");
            }
        }
        return conflicted;
    }

    private boolean named(List<String> start) {
        if ("v<[".indexOf(start.getFirst().charAt(0)) < 0) {
            return false;
        }
        boolean table = Patterns.TABLE.matcher(start.getFirst()).matches()
                && start.getLast().indexOf('=') > 0;
        var format = Patterns.FORMATS.entrySet().stream()
                .filter(each -> each.getValue().matcher(start.getFirst()).lookingAt())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(table ? "TOML or an INI file" : "");
        if (!format.isEmpty()) {
            notes.wrong(notes.start(), "this looks like " + format + ", not like a profile", "a profile is YAML");
        }
        return !format.isEmpty();
    }
}
