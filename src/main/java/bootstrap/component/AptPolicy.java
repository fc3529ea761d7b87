package bootstrap.component;

import bootstrap.version.Version;
import java.util.HashMap;
import java.util.Map;

/**
 * What apt-cache(8)'s {@code policy} says: of each package which version is there, which is the candidate, and who
 * publishes each.
 *
 * @param installed the version that is there, by name
 * @param candidates the version that apt would install, by name
 * @param publishers in apt's words with the component, {@code Ubuntu noble-updates/universe}, by {@code NAME=VERSION}
 */
record AptPolicy(Map<String, String> installed, Map<String, Version> candidates, Map<String, String> publishers) {
    private static final String INSTALLED = "  Installed: ";
    private static final String CANDIDATE = "  Candidate: ";
    private static final String NONE = "(none)";
    private static final String FURTHER_IN = " ".repeat(5);

    /** Takes what apt-cache says without names, where the publisher of each index stands, and what it says to names. */
    static AptPolicy in(String sources, String tables) {
        return new Reader(publishers(sources)).read(tables);
    }

    /** What happens to a package, with what apt's own lists don't tell: who publishes it, and what goes away. */
    PackageChange change(AptResolver.Named named) {
        var name = named.name();
        if (named.to().isEmpty()) {
            return new PackageChange(
                    PackageChange.Kind.REMOVED, name, installed.getOrDefault(name, named.from()), "", "");
        }
        var kind = PackageChange.Kind.of(named.from(), named.to());
        var publisher = publishers.getOrDefault(name + "=" + named.to(), "");
        return new PackageChange(kind, name, named.from(), named.to(), publisher);
    }

    /** By index: {@code PRIORITY INDEX}, then indented {@code release FIELDS} and {@code origin HOST}. */
    private static Map<String, String> publishers(String sources) {
        var all = new HashMap<String, String>();
        var index = "";
        Map<Character, String> release = Map.of();
        for (String line :
                sources.lines().takeWhile(line -> !line.startsWith("Pinned ")).toList()) {
            var words = line.strip().split(" ", 2);
            if (!line.startsWith(FURTHER_IN)) {
                index = words[words.length - 1];
                release = Map.of();
            } else if (words[0].equals("release")) {
                release = fields(words[words.length - 1]);
            } else if (words[0].equals("origin") && !release.containsKey('a')) {
                release = new HashMap<>(release);
                release.put('a', words[words.length - 1]);
            }
            all.put(index, publisher(release));
        }
        return all;
    }

    /** {@code a=noble,l=Ubuntu,c=main}; a value may have commas. */
    private static Map<Character, String> fields(String text) {
        var fields = new HashMap<Character, String>();
        for (String field : text.split(",(?=[a-z]=)", -1)) {
            if (field.length() > 2 && field.charAt(1) == '=') {
                fields.put(field.charAt(0), field.substring(2));
            }
        }
        return fields;
    }

    /** As apt names it: by label (or origin) and archive, or by where it is. What dpkg has is no archive. */
    private static String publisher(Map<Character, String> release) {
        var archive = release.getOrDefault('a', "localhost");
        if (archive.equals("now")) {
            return "";
        }
        var component = release.getOrDefault('c', "");
        var label = release.getOrDefault('l', release.getOrDefault('o', ""));
        return (label + " " + archive).strip() + (component.isEmpty() ? "" : "/" + component);
    }

    /** Of one text, line after line. */
    private static final class Reader {
        /** What stands further in than a version is an index that has it. */
        private static final String INDEX = " ".repeat(7);

        private final Map<String, String> known;
        private final Map<String, String> installed = new HashMap<>();
        private final Map<String, Version> candidates = new HashMap<>();
        private final Map<String, Published> published = new HashMap<>();
        private String name = "";
        private String version = "";
        private int priority;

        /** A version by the first of its indexes; of two that are called the same the one with the higher priority. */
        private record Published(int priority, String by) {
            Published over(Published other) {
                return other.priority > priority ? other : this;
            }
        }

        Reader(Map<String, String> known) {
            this.known = known;
        }

        AptPolicy read(String tables) {
            tables.lines().forEach(this::take);
            var publishers = new HashMap<String, String>();
            published.forEach((each, who) -> publishers.put(each, who.by()));
            return new AptPolicy(installed, candidates, publishers);
        }

        private void take(String line) {
            if (!line.startsWith(" ") && line.endsWith(":")) {
                name = line.substring(0, line.length() - 1);
            } else if (line.startsWith(INSTALLED) && !line.endsWith(NONE)) {
                installed.put(name, line.substring(INSTALLED.length()));
            } else if (line.startsWith(CANDIDATE) && !line.endsWith(NONE)) {
                candidates.put(name, new Version(line.substring(CANDIDATE.length())));
            } else if (line.startsWith(INDEX)) {
                var words = line.strip().split(" ", 2);
                var publisher = known.getOrDefault(words[words.length - 1], "");
                if (!publisher.isEmpty()) {
                    published.merge(name + "=" + version, new Published(priority, publisher), Published::over);
                }
            } else if (line.startsWith(FURTHER_IN) || line.startsWith(" *** ")) {
                var words = line.substring(FURTHER_IN.length()).split(" ", 3);
                version = words[0];
                priority = words.length > 1 && words[1].matches("-?\\d{1,9}") ? Integer.parseInt(words[1]) : 0;
            }
        }
    }
}
