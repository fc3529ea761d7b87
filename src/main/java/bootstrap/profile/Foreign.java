package bootstrap.profile;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises what is no profile at all, so that the message is not about its syntax. */
final class Foreign {
    private static final Pattern BLANK = Pattern.compile("(?m)^(?:\\s*(?:#.*)?|---\\s*|\\.\\.\\.\\s*)$\\n?");
    private static final Pattern LEADING = Pattern.compile("\\A(?:[ \\t]*(?:#.*)?\\n)*[ \\t]*");
    private static final Pattern CONFLICT = Pattern.compile("(?m)^(?:<{7}|>{7}|\\|{7})(?: .*)?$");
    private static final Map<String, Pattern> FORMATS = Map.of(
            "a pointer of Git LFS", Pattern.compile("version https://git-lfs\\.github\\.com/spec/"),
            "HTML", Pattern.compile("(?i)<(?:!doctype html|html|head|body)\\b"),
            "XML", Pattern.compile("<\\?xml|<[A-Za-z][\\w:.-]*[\\s/>]"),
            "TOML or an INI file", Pattern.compile("\\[{1,2}[\\w .\"-]+]{1,2}\\s*\\n(?:\\s*\\n)*\\s*[\\w.\"-]+\\s*="));

    private final Notes notes;

    Foreign(Notes notes) {
        this.notes = notes;
    }

    /** Whether the text is something else; what, is noted. */
    boolean is(String text) {
        if (BLANK.matcher(text).replaceAll("").isBlank()) {
            notes.wrong(notes.start(), "the profile is empty", "it starts with \"profile: NAME\"");
            return true;
        }
        return conflicted(text) || named(LEADING.matcher(text).replaceFirst(""));
    }

    /** All that a merge left, but for the line between the two halves, which may be a ruler of somebody's. */
    private boolean conflicted(String text) {
        var marks = CONFLICT.matcher(text).results().toList();
        for (var mark : marks) {
            int line = 1 + (int) text.substring(0, mark.start()).lines().count();
            notes.wrong(notes.at(line, 1), "a conflict mark of a merge", "resolve the conflict and delete the marks");
        }
        return !marks.isEmpty();
    }

    private boolean named(String start) {
        Optional<String> format = FORMATS.entrySet().stream()
                .filter(each -> each.getValue().matcher(start).lookingAt())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        format.ifPresent(name ->
                notes.wrong(notes.start(), "this looks like " + name + ", not like a profile", "a profile is YAML"));
        return format.isPresent();
    }
}
