package bootstrap.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads os-release as os-release(5) of freedesktop.org describes it: shell assignments without expansion. */
final class OsRelease {
    private static final List<String> PLACES = List.of("/etc/os-release", "/usr/lib/os-release");
    private static final String ESCAPABLE = "$\"\\`";

    private OsRelease() {}

    /** The first of the two places that can be read decides, as os-release(5) says. */
    static Fact<Release> read(Tree tree) {
        return switch (tree.text(PLACES.getFirst())) {
            case Fact.Known<String>(String text) -> release(PLACES.getFirst(), text);
            case Fact.Unknown<String>(String why) -> fallback(tree, why);
        };
    }

    private static Fact<Release> fallback(Tree tree, String why) {
        return switch (tree.text(PLACES.getLast())) {
            case Fact.Known<String>(String text) -> release(PLACES.getLast(), text);
            case Fact.Unknown<String>(String alsoWhy) -> new Fact.Unknown<>(why + ", " + alsoWhy);
        };
    }

    /** Without ID and ID_LIKE nothing can be said; os-release(5) would call such a system "linux". */
    private static Fact<Release> release(String place, String text) {
        var values = values(text);
        if (!values.containsKey("ID") && !values.containsKey("ID_LIKE")) {
            return new Fact.Unknown<>(place + " names no ID");
        }
        var id = values.getOrDefault("ID", "linux");
        var version = values.getOrDefault("VERSION_ID", "");
        var codename = values.getOrDefault("VERSION_CODENAME", values.getOrDefault("UBUNTU_CODENAME", ""));
        return new Fact.Known<>(new Release(
                id,
                version,
                codename,
                values.getOrDefault("UBUNTU_CODENAME", values.getOrDefault("DEBIAN_CODENAME", codename)),
                words(values.getOrDefault("ID_LIKE", "")),
                values.getOrDefault("PRETTY_NAME", (values.getOrDefault("NAME", id) + " " + version).strip())));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /** The assignments; of two of the same name the later one counts, an empty value is as good as none. */
    static Map<String, String> values(String text) {
        var values = new HashMap<String, String>();
        text.lines().map(String::strip).filter(line -> !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
            }
        });
        values.values().removeIf(String::isEmpty);
        return values;
    }

    /** The value as a shell would see it; an unquoted one ends at a blank. */
    private static String unquoted(String raw) {
        var value = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean last = i + 1 == raw.length();
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && !last && escapes(quote, raw.charAt(i + 1))) {
                value.append(raw.charAt(++i));
            } else if (quote == 0 && Character.isWhitespace(c)) {
                break;
            } else {
                value.append(c);
            }
        }
        return value.toString().strip();
    }

    private static boolean escapes(char quote, char next) {
        return quote == 0 || (quote == '"' && ESCAPABLE.indexOf(next) >= 0);
    }
}
