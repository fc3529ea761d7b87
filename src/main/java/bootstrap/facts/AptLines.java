package bootstrap.facts;

import bootstrap.facts.AptSources.Found;
import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one-line sources: {@code deb [option=value …] address suite component …}. */
record AptLines(String file, Found into) {
    /** What stands in quotes or brackets belongs to one word, as in {@code cdrom:[Ubuntu 24.04]/}. */
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|\\[[^\\]]*\\]|[^\\s\"\\[])++");

    void read(String text) {
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            int comment = line.indexOf('#');
            var said = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!said.isEmpty()) {
                line(said, new Location(file, number, 1));
            }
        }
    }

    private void line(String line, Location at) {
        var words = new ArrayList<>(
                WORD.matcher(line).results().map(found -> found.group()).toList());
        if (!WORD.matcher(line).replaceAll("").isBlank()) {
            mistake(at, "a bracket or a quote is not closed");
            return;
        }
        var type = words.removeFirst();
        if (!type.equals("deb") && !type.equals("deb-src")) {
            mistake(at, "a line begins with deb or deb-src, not with " + type);
            return;
        }
        var options = Map.<String, String>of();
        if (!words.isEmpty() && words.getFirst().startsWith("[")) {
            var block = words.removeFirst();
            options = options(block);
            if (!block.endsWith("]") || options.isEmpty()) {
                mistake(at, "options stand in brackets as name=value, with a space after the brackets");
                return;
            }
        }
        source(type, options, words, at);
    }

    /** None when one of them is not an assignment. */
    private static Map<String, String> options(String block) {
        var options = new LinkedHashMap<String, String>();
        for (String word : block.replaceAll("[\\[\\]]", "").strip().split("\\s+", -1)) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                return Map.of();
            }
            options.put(word.substring(0, equals).toLowerCase(Locale.ROOT), word.substring(equals + 1));
        }
        return options;
    }

    private void source(String type, Map<String, String> options, List<String> words, Location at) {
        var plain = words.stream().map(word -> word.replace("\"", "")).toList();
        if (plain.isEmpty() || !plain.getFirst().contains(":")) {
            mistake(at, "an address such as http://HOST/ubuntu is missing");
            return;
        }
        if (plain.size() < 2) {
            mistake(at, "the suite after the address is missing");
            return;
        }
        var suite = plain.get(1);
        var components = plain.subList(2, plain.size());
        if (suite.endsWith("/") != components.isEmpty()) {
            mistake(at, AptStanzas.pathOrComponents(suite));
            return;
        }
        var key = options.getOrDefault("signed-by", "").replaceAll("[\",]+$|\"", "");
        into.sources()
                .add(new AptSource(
                        at, type, plain.getFirst(), suite, components, options.getOrDefault("arch", ""), key));
    }

    private void mistake(Location at, String message) {
        into.mistakes().add(Diagnostic.of(at, message));
    }
}
