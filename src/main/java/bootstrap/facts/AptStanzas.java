package bootstrap.facts;

import bootstrap.facts.AptSources.Found;
import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads sources in deb822 format. As in apt an empty line ends a stanza, comments may stand anywhere, of a field that is
 * there twice the last counts, and a type must be known even where the stanza is disabled.
 */
final class AptStanzas {
    private static final Set<String> NO = Set.of("no", "false", "without", "off", "disable", "0");

    private final String file;
    private final Found into;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String last = "";
    private int begins;

    AptStanzas(String file, Found into) {
        this.file = file;
        this.into = into;
    }

    void read(String text) {
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (line.isEmpty()) {
                finish();
            } else if (!line.startsWith("#")) {
                begins = begins == 0 ? number : begins;
                line(line, number);
            }
        }
        finish();
    }

    private void line(String line, int number) {
        int colon = line.indexOf(':');
        if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
            fields.merge(last, line.strip(), (before, more) -> before + "\n" + more);
        } else if (colon < 1 || Character.isWhitespace(line.charAt(0))) {
            mistake(number, "a field is missing: lines are NAME: VALUE, and go on in lines that begin with a space");
        } else {
            last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            fields.put(last, line.substring(colon + 1).strip());
        }
    }

    private void finish() {
        if (!fields.isEmpty()) {
            stanza();
        }
        fields.clear();
        last = "";
        begins = 0;
    }

    private void stanza() {
        var types = words("types");
        var unknown = types.stream()
                .filter(type -> !type.equals("deb") && !type.equals("deb-src"))
                .toList();
        if (types.isEmpty() || !unknown.isEmpty()) {
            mistake(begins, "Types: is deb or deb-src" + (types.isEmpty() ? ", and missing here" : ", not " + unknown));
            return;
        }
        if (NO.contains(field("enabled").toLowerCase(Locale.ROOT))) {
            return;
        }
        if (words("uris").stream().anyMatch(uri -> !uri.contains(":"))
                || words("uris").isEmpty()) {
            mistake(begins, "URIs: an address such as http://HOST/ubuntu is missing");
            return;
        }
        if (words("suites").isEmpty()) {
            mistake(begins, "Suites: is missing");
            return;
        }
        var wrong = words("suites").stream()
                .filter(suite -> suite.endsWith("/") != words("components").isEmpty())
                .findFirst();
        wrong.ifPresentOrElse(suite -> mistake(begins, pathOrComponents(suite)), () -> add(types));
    }

    /** What is wrong when a suite is a path and has components, or is none and has no component. */
    static String pathOrComponents(String suite) {
        return suite.endsWith("/")
                ? "the suite " + suite + " is a path, so no component may follow"
                : "a component such as main is missing after the suite " + suite;
    }

    private void add(List<String> types) {
        var at = new Location(file, begins, 1);
        for (String type : types) {
            for (String uri : words("uris")) {
                for (String suite : words("suites")) {
                    into.sources()
                            .add(new AptSource(
                                    at, type, uri, suite, words("components"), field("architectures"), signedBy()));
                }
            }
        }
    }

    private String signedBy() {
        var value = field("signed-by");
        return value.contains("-----BEGIN PGP") ? value : String.join(",", words(value, "[\\s,]+"));
    }

    private List<String> words(String name) {
        return words(field(name), "\\s+");
    }

    private static List<String> words(String value, String between) {
        return Stream.of(value.split(between, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private void mistake(int line, String message) {
        into.mistakes().add(Diagnostic.of(new Location(file, line, 1), message));
    }
}
