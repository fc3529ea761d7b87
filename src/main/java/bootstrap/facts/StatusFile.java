package bootstrap.facts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads /var/lib/dpkg/status in one pass over its bytes: lines are told apart by their first letters, and only the five
 * fields of interest become text. Thousands of packages cost less than one call of dpkg-query.
 */
final class StatusFile {
    private static final String PLACE = "/var/lib/dpkg/status";
    private static final String MARKS = "/var/lib/apt/extended_states";
    private static final String INSTALLED = "install ok installed";

    private final Tree tree;
    private final List<String> journal;
    private byte[] bytes;
    private final List<Stanza> stanzas = new ArrayList<>();
    private String name = "";
    private String version = "";
    private String status = "";
    private String architecture = "";
    private String provides = "";

    private record Stanza(String name, String version, String status, String architecture, String provides) {}

    private StatusFile(Tree tree, List<String> journal, byte[] bytes) {
        this.tree = tree;
        this.journal = journal;
        this.bytes = bytes;
    }

    static Packages read(Tree tree) {
        var journal = DpkgUpdates.pendingBelow(tree.root());
        return switch (tree.bytes(PLACE)) {
            case Fact.Known<byte[]>(byte[] bytes) -> new StatusFile(tree, journal, bytes).packages();
            case Fact.Unknown<byte[]>(String reason) -> new Packages.Unreadable(reason);
        };
    }

    /** A list without any package is no answer: where dpkg works it lists at least itself. */
    private Packages packages() {
        take();
        if (stanzas.isEmpty()) {
            return new Packages.Unreadable(PLACE + " lists no packages");
        }
        var own = ownArchitecture();
        for (String name : journal) {
            var place = DpkgUpdates.PLACE + "/" + name;
            switch (tree.bytes(place)) {
                case Fact.Known<byte[]>(byte[] known) -> {
                    bytes = known;
                    take();
                }
                case Fact.Unknown<byte[]>(String reason)
                when tree.exists(place) -> {
                    return new Packages.Unreadable(reason);
                }
                case Fact.Unknown<byte[]> gone -> {} // dpkg is at work, and has put it into its list
            }
        }
        return keyed(journal.isEmpty() ? stanzas : lastOfEach(own), own);
    }

    /** What dpkg wrote down of a package last is how it is. */
    private Collection<Stanza> lastOfEach(String own) {
        var last = new LinkedHashMap<String, Stanza>();
        stanzas.forEach(stanza -> last.put(key(stanza, own), stanza));
        return last.values();
    }

    private void take() {
        int at = 0;
        while (at < bytes.length) {
            int end = lineEnd(at);
            line(at, end);
            at = end + 1;
        }
        finish();
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private void line(int from, int end) {
        if (end == from) {
            finish();
            return;
        }
        switch (bytes[from]) {
            case 'P' -> {
                name = field("Package: ", from, end, name);
                provides = field("Provides: ", from, end, provides);
            }
            case 'S' -> status = statusWord(from, end);
            case 'V' -> version = field("Version: ", from, end, version);
            case 'A' -> architecture = field("Architecture: ", from, end, architecture);
            default -> {}
        }
    }

    private String field(String label, int from, int end, String otherwise) {
        if (end - from < label.length()) {
            return otherwise;
        }
        for (int i = 0; i < label.length(); i++) {
            if (bytes[from + i] != label.charAt(i)) {
                return otherwise;
            }
        }
        int start = from + label.length();
        return new String(bytes, start, end - start, StandardCharsets.UTF_8).strip();
    }

    /** The three words (want, flag, status) of dpkg-query(1). */
    private String statusWord(int from, int end) {
        var words = field("Status: ", from, end, "");
        if (words.isEmpty()) {
            return status;
        }
        return words.equals(INSTALLED) ? INSTALLED : words;
    }

    private void finish() {
        if (!name.isEmpty()) {
            stanzas.add(new Stanza(name, version, status, architecture, provides));
        }
        name = "";
        version = "";
        status = "";
        architecture = "";
        provides = "";
    }

    /** dpkg's own package has the architecture that {@code dpkg --print-architecture} prints. */
    private String ownArchitecture() {
        return stanzas.stream()
                .filter(stanza -> stanza.name().equals("dpkg"))
                .map(Stanza::architecture)
                .findFirst()
                .orElse("");
    }

    private Packages keyed(Collection<Stanza> stanzas, String own) {
        var all = HashMap.<String, Installed>newHashMap(stanzas.size());
        var providers = new HashMap<String, List<Provider>>();
        for (Stanza stanza : stanzas) {
            var key = key(stanza, own);
            var installed = installed(stanza);
            all.put(key, installed);
            // What is of another architecture counts for nothing; that Multi-Arch may say otherwise is not read.
            if (installed.isWhole() && !stanza.provides().isEmpty() && key.equals(stanza.name())) {
                provide(stanza.provides(), key, providers);
            }
        }
        providers.replaceAll((virtual, by) -> List.copyOf(by));
        return new Packages.Read(own, all, providers, automatic(tree.text(MARKS).orElse("")), !journal.isEmpty());
    }

    private static Installed installed(Stanza stanza) {
        var words = stanza.status();
        return new Installed(
                stanza.version(),
                words.substring(0, Math.max(0, words.indexOf(' '))),
                words.contains(" reinstreq "),
                words.substring(words.lastIndexOf(' ') + 1));
    }

    /** Stanzas of apt's own list, of which only {@code Package} and {@code Auto-Installed} count. */
    private static Set<String> automatic(String marks) {
        var names = new TreeSet<String>();
        var name = "";
        boolean automatic = false;
        for (String line : (Iterable<String>) Stream.concat(marks.lines(), Stream.of(""))::iterator) {
            if (line.startsWith("Package: ")) {
                name = line.substring("Package: ".length()).strip();
            } else if (line.startsWith("Auto-Installed: 1")) {
                automatic = true;
            } else if (line.isEmpty()) {
                if (automatic && !name.isEmpty()) {
                    names.add(name);
                }
                name = "";
                automatic = false;
            }
        }
        return names;
    }

    private static String key(Stanza stanza, String own) {
        var architecture = stanza.architecture();
        boolean foreign =
                !architecture.isEmpty() && !architecture.equals("all") && !own.isEmpty() && !architecture.equals(own);
        return foreign ? stanza.name() + ":" + architecture : stanza.name();
    }

    /** A list such as {@code awk, libfoo (= 1.2)}; the version in brackets is what it stands for. */
    private static void provide(String provides, String by, Map<String, List<Provider>> providers) {
        for (String one : provides.split(",", -1)) {
            int bracket = one.indexOf('(');
            var virtual = (bracket < 0 ? one : one.substring(0, bracket)).strip();
            var version = bracket < 0
                    ? ""
                    : one.substring(bracket + 1)
                            .replace("=", "")
                            .replace(")", "")
                            .strip();
            providers.computeIfAbsent(virtual, unseen -> new ArrayList<>()).add(new Provider(by, version));
        }
    }
}
