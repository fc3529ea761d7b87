package bootstrap.component;

import bootstrap.component.AptResolver.Named;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what apt-get(8) says that it would do, in English. */
final class AptLists {
    /** The lists that apt shows to people: what stands over each, and its count in {@link #COUNTS}. */
    private enum Part {
        NEW("The following NEW packages will be installed:", "new"),
        UPGRADED("The following packages will be upgraded:", "upgraded"),
        DOWNGRADED("The following packages will be DOWNGRADED:", "downgraded"),
        REMOVED("The following packages will be REMOVED:", "removed");

        private final String title;
        private final String count;

        Part(String title, String count) {
            this.title = title;
            this.count = count;
        }

        static Optional<Part> under(String line) {
            return Stream.of(values()).filter(each -> each.title.equals(line)).findFirst();
        }
    }

    /** {@code NAME (TO)}, {@code NAME (FROM => TO)}; a removal has the candidate or none, a purge a star. */
    private static final Pattern ENTRY =
            Pattern.compile("   (?<name>[^ *]+)\\*?(?: \\((?:(?<from>[^ )]+) => )?(?<to>[^ )]+)\\))?");

    private static final Pattern COUNTS = Pattern.compile("(?<upgraded>\\d+) upgraded, (?<new>\\d+) newly installed, "
            + "(?:(?<reinstalled>\\d+) reinstalled, )?(?:(?<downgraded>\\d+) downgraded, )?"
            + "(?<removed>\\d+) to remove and \\d+ not upgraded\\.");

    /** Of these some may be unpacked again, and apt does not list them. */
    private static final Pattern UNFINISHED = Pattern.compile("(?m)^\\d+ not fully installed or removed\\.$");

    /** {@code Inst NAME [FROM] (TO ORIGIN [ARCHITECTURE])}, or {@code Remv NAME [FROM]}. */
    private static final Pattern SIMULATED =
            Pattern.compile("(?:Inst|Remv|Purg) (?<name>\\S+)(?: \\[(?<from>[^]]*)])?(?: \\((?<to>\\S+) .*)?.*");

    /** {@code 'URI' FILE SIZE HASH}. */
    private static final Pattern DOWNLOAD = Pattern.compile("'(?<uri>[^']+)' \\S+ (?<bytes>[0-9]+) ?.*");

    /** An archive file that apt does not have yet; on a disc it may have an address that is none. */
    record Download(String from, long bytes) {
        Optional<URI> uri() {
            try {
                return Optional.of(new URI(from));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }
    }

    private AptLists() {}

    /**
     * By the lists for people; empty where they don't tell all: where apt counts otherwise than it names, as it names none
     * to be reinstalled, or where dpkg left something unfinished.
     */
    static Optional<List<Named>> changes(String text) {
        if (UNFINISHED.matcher(text).find()) {
            return Optional.empty();
        }
        var named = new ArrayList<Named>();
        var seen = new EnumMap<Part, Integer>(Part.class);
        var part = Optional.<Part>empty();
        for (String line : text.lines().toList()) {
            var counts = COUNTS.matcher(line);
            if (counts.matches()) {
                return isWhole(counts, seen) ? Optional.of(named) : Optional.empty();
            }
            if (!line.startsWith(" ")) {
                part = Part.under(line);
            } else if (part.isPresent()) {
                var in = part.get();
                entry(line, in).ifPresent(each -> {
                    named.add(each);
                    seen.merge(in, 1, Integer::sum);
                });
            }
        }
        return Optional.empty();
    }

    /** What stays or comes has a version; what goes away may be told with the one that could come in its place. */
    private static Optional<Named> entry(String line, Part in) {
        var entry = ENTRY.matcher(line);
        if (!entry.matches() || (in != Part.REMOVED && text(entry, "to").isEmpty())) {
            return Optional.empty();
        }
        var to = in == Part.REMOVED ? "" : text(entry, "to");
        return Optional.of(new Named(entry.group("name"), text(entry, "from"), to));
    }

    private static boolean isWhole(Matcher counts, Map<Part, Integer> seen) {
        return number(counts, "reinstalled") == 0
                && Stream.of(Part.values()).allMatch(each -> number(counts, each.count) == seen.getOrDefault(each, 0));
    }

    private static int number(Matcher counts, String group) {
        return counts.group(group) == null ? 0 : Integer.parseInt(counts.group(group));
    }

    /** By the lines of a simulation. */
    static List<Named> simulated(String text) {
        return matching(SIMULATED, text)
                .map(line -> new Named(line.group("name"), text(line, "from"), text(line, "to")))
                .toList();
    }

    /** What would be fetched. */
    static Stream<Download> downloads(String text) {
        return matching(DOWNLOAD, text)
                .map(line -> new Download(line.group("uri"), Long.parseLong(line.group("bytes"))));
    }

    private static Stream<Matcher> matching(Pattern pattern, String text) {
        return text.lines().map(pattern::matcher).filter(Matcher::matches);
    }

    private static String text(Matcher line, String group) {
        var text = line.group(group);
        return text == null ? "" : text;
    }
}
