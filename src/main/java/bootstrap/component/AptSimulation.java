package bootstrap.component;

import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Apt's own simulation of installing packages, with its size: no root, no lock, no network, and nothing is written.
 */
record AptSimulation(AptIndex index, CommandRunner reading, List<String> held) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** As root apt writes down even what it only simulates. */
    private static final List<String> WITHOUT_LOG = List.of("-o", "Dir::Log::Planner=/dev/null");

    /** {@code Inst NAME [FROM] (TO ORIGIN:VERSION/ARCHIVE, … [ARCH])}, or {@code Remv NAME [FROM]}. */
    private static final Pattern LINE = Pattern.compile(
            "(Inst|Remv|Purg) (?<name>\\S+)(?: \\[(?<from>[^]]*)])?(?: \\((?<to>\\S+) (?<origin>.*?) ?\\[(?<arch>[^]]*)]\\))?.*");

    private static final Pattern DOWNLOAD = Pattern.compile("'(?<uri>[^']+)' \\S+ (?<size>[0-9]+) ?.*");
    private static final Pattern POOL = Pattern.compile("pool/(?<component>[^/]+)/.*");

    /** One answer of a program, or why there is none. */
    private sealed interface Answer {
        record Text(String text) implements Answer {}

        record None(Closure why) implements Answer {}
    }

    /** What would happen to the box, were all of these performed; never {@link Closure.AfterRefresh}. */
    Closure of(List<InstallPackages> wanted) {
        var sizes = CompletableFuture.supplyAsync(() -> answers("--print-uris", wanted), Thread::startVirtualThread);
        var simulated = answers("--simulate", wanted);
        var downloads = sizes.join(); // joined in any case: no question is left behind
        return switch (simulated) {
            case Answer.None(Closure why) -> why;
            case Answer.Text(String changes) ->
                switch (downloads) {
                    case Answer.None(Closure why) -> why;
                    case Answer.Text(String uris) ->
                        sized(
                                changes(changes.lines().toList()),
                                uris.lines().distinct().toList());
                };
        };
    }

    /** The same without where from and how much. */
    Closure changesOf(List<InstallPackages> wanted) {
        return switch (answers("--simulate", wanted)) {
            case Answer.None(Closure why) -> why;
            case Answer.Text(String text) ->
                new Closure.Known(changes(text.lines().toList()), List.of(), 0, 0, List.of());
        };
    }

    /** What apt says to each of these together, up to the first without an answer. */
    private Answer answers(String how, List<InstallPackages> wanted) {
        var all = new StringBuilder();
        for (InstallPackages install : wanted) {
            switch (apt(how, install)) {
                case Answer.None none -> {
                    return none;
                }
                case Answer.Text(String text) -> all.append(text).append('\n');
            }
        }
        return new Answer.Text(all.toString());
    }

    private Answer apt(String how, InstallPackages install) {
        var words = index.asking("/usr/bin/apt-get");
        words.addAll(WITHOUT_LOG);
        words.addAll(List.of("-qq", "--yes", how, "install", recommends(install.recommends()), "--"));
        words.addAll(install.packages());
        return answer(words);
    }

    private static String recommends(Recommends recommends) {
        return recommends == Recommends.WITH ? "--install-recommends" : "--no-install-recommends";
    }

    private Answer answer(List<String> words) {
        var command = Command.reading(words.toArray(String[]::new)).within(LIMIT);
        return switch (reading.run(command)) {
            case Result.Exited(int code, String out, var err) when code == 0 -> new Answer.Text(out);
            case Result.Exited(int code, String out, String err) ->
                new Answer.None(new Closure.Unsolved(complaint(out, err)));
            case Result.NotStarted(String reason) ->
                new Answer.None(new Closure.Unasked("apt did not start: " + reason));
            case Result.TimedOut(var after, var out, var err) ->
                new Answer.None(new Closure.Unasked("apt gave no answer in " + after.toSeconds() + " s"));
        };
    }

    /** The dependencies that can't be had, which apt lists indented, and its errors. */
    private static String complaint(String out, String err) {
        var unmet = out.lines().filter(line -> line.startsWith(" ")).map(String::strip);
        var errors = err.lines().filter(line -> line.startsWith("E: ")).map(line -> line.substring(3));
        var all = Stream.concat(unmet, errors).limit(6).toList();
        return all.isEmpty() ? "apt ended without a reason" : String.join("; ", all);
    }

    /** The first word on each package counts: two transactions may both say that they bring it. */
    static List<PackageChange> changes(List<String> lines) {
        var changes = new LinkedHashMap<String, PackageChange>();
        lines.stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(AptSimulation::change)
                .forEach(change -> changes.putIfAbsent(change.name(), change));
        return List.copyOf(changes.values());
    }

    private static PackageChange change(Matcher line) {
        var from = text(line, "from");
        var to = text(line, "to");
        var kind = switch (line.group(1)) {
            case "Inst" -> PackageChange.Kind.of(from, to);
            default -> PackageChange.Kind.REMOVED;
        };
        return new PackageChange(kind, text(line, "name"), from, to, origin(text(line, "origin")));
    }

    private static String text(Matcher line, String group) {
        var text = line.group(group);
        return text == null ? "" : text;
    }

    /** Of {@code Ubuntu:24.04/noble-updates, Ubuntu:24.04/noble-security} the first, as {@code Ubuntu noble-updates}. */
    private static String origin(String releases) {
        var first = releases.split(", ", 2)[0].strip();
        int colon = first.indexOf(':');
        return colon < 0
                ? first
                : first.substring(0, colon) + " " + first.substring(Math.max(colon, first.indexOf('/', colon)) + 1);
    }

    private Closure sized(List<PackageChange> changes, List<String> downloads) {
        var named = new TreeMap<String, Integer>();
        changes.forEach(change -> Stream.of(change.from(), change.to())
                .filter(version -> !version.isEmpty())
                .forEach(version -> named.put(change.name() + "=" + version, 0)));
        if (named.isEmpty()) {
            return new Closure.Known(changes, List.of(), 0, 0, held);
        }
        var words = index.asking("/usr/bin/apt-cache");
        words.addAll(List.of("show", "--"));
        words.addAll(named.keySet());
        return switch (answer(words)) {
            case Answer.None(Closure why) -> why;
            case Answer.Text(String records) -> known(changes, downloads, Records.in(records));
        };
    }

    private Closure known(List<PackageChange> changes, List<String> downloads, Records records) {
        long disk = changes.stream()
                .mapToLong(change ->
                        records.bytes(change.name(), change.to()) - records.bytes(change.name(), change.from()))
                .sum();
        var fetched = downloads.stream()
                .map(DOWNLOAD::matcher)
                .filter(Matcher::matches)
                .toList();
        return new Closure.Known(
                changes.stream().map(change -> records.placed(change)).toList(),
                fetched.stream().map(line -> URI.create(text(line, "uri"))).toList(),
                fetched.stream()
                        .mapToLong(line -> Long.parseLong(text(line, "size")))
                        .sum(),
                disk,
                held);
    }

    /** What {@code apt-cache show} says of packages, by {@code NAME=VERSION}. */
    private record Records(Map<String, Map<String, String>> all) {
        static Records in(String text) {
            var all = new LinkedHashMap<String, Map<String, String>>();
            for (String stanza : text.split("\n\n", -1)) {
                var fields = fields(stanza);
                all.merge(
                        fields.getOrDefault("Package", "") + "=" + fields.getOrDefault("Version", ""),
                        fields,
                        (first, again) -> first.containsKey("Filename") ? first : again);
            }
            return new Records(all);
        }

        private static Map<String, String> fields(String stanza) {
            var fields = new TreeMap<String, String>();
            stanza.lines().filter(line -> !line.startsWith(" ")).forEach(line -> {
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    fields.put(line.substring(0, colon), line.substring(colon + 2));
                }
            });
            return fields;
        }

        private Map<String, String> of(String name, String version) {
            return all.getOrDefault(name.split(":", 2)[0] + "=" + version, Map.of());
        }

        /** Debian Policy 5.6.20: Installed-Size counts 1024 bytes. */
        long bytes(String name, String version) {
            var size = of(name, version).getOrDefault("Installed-Size", "0");
            return size.matches("[0-9]{1,12}") ? Long.parseLong(size) * 1024 : 0;
        }

        /** The same change with the archive's component after its origin, where its files are laid out by components. */
        PackageChange placed(PackageChange change) {
            var pool = POOL.matcher(of(change.name(), change.to()).getOrDefault("Filename", ""));
            return change.kind() == PackageChange.Kind.REMOVED || !pool.matches()
                    ? change
                    : change.from(change.origin() + "/" + pool.group("component"));
        }
    }
}
