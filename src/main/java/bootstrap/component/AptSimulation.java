package bootstrap.component;

import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Apt's own simulation of installing packages, with its size: no root, no lock, no network, and nothing is written.
 */
record AptSimulation(AptIndex index, CommandRunner reading, List<String> held) {
    /** As root apt writes down even what it only simulates. */
    private static final List<String> WITHOUT_LOG = List.of("-o", "Dir::Log::Planner=/dev/null");

    /** {@code Inst NAME [FROM] (TO ORIGIN:VERSION/ARCHIVE, … [ARCH])}, or {@code Remv NAME [FROM]}. */
    private static final Pattern LINE = Pattern.compile(
            "(Inst|Remv|Purg) (?<name>\\S+)(?: \\[(?<from>[^]]*)])?(?: \\((?<to>\\S+) (?<origin>.*?) ?\\[(?<arch>[^]]*)]\\))?.*");

    /** {@code 'URI' NAME_VERSION_ARCHITECTURE.deb SIZE HASH}. */
    private static final Pattern DOWNLOAD =
            Pattern.compile("'(?<uri>[^']+)' (?:(?<name>[^_ ]+)_(?<version>[^_ ]+)_[^_ ]+|\\S+) (?<size>[0-9]+) ?.*");

    /** One answer of a program, or why there is none. */
    private sealed interface Answer {
        record Text(String text) implements Answer {}

        record None(Closure why) implements Answer {}
    }

    /** What would happen to the box, were all of these performed; never {@link Closure.AfterRefresh}. */
    Closure of(List<InstallPackages> wanted) {
        var beside = CompletableFuture.supplyAsync(() -> downloads(wanted), Thread::startVirtualThread);
        var simulated = answers("--simulate", wanted);
        var downloads = beside.join(); // joined in any case: no question is left behind
        return switch (simulated) {
            case Answer.None(Closure why) -> why;
            case Answer.Text(String changes) ->
                switch (downloads.uris()) {
                    case Answer.None(Closure why) -> why;
                    case Answer.Text(String uris) ->
                        sized(
                                changes(changes.lines().toList()),
                                uris.lines().distinct().toList(),
                                downloads.records());
                };
        };
    }

    /** What is to be fetched, and the records of it: a simulation takes longer than both questions. */
    private Downloads downloads(List<InstallPackages> wanted) {
        var uris = answers("--print-uris", wanted);
        var files = uris instanceof Answer.Text(String text) ? text : "";
        var named = files.lines()
                .map(DOWNLOAD::matcher)
                .filter(line -> line.matches() && line.group("name") != null)
                .map(line -> line.group("name") + "=" + line.group("version").replace("%3a", ":"))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Downloads(
                uris,
                records(named) instanceof Answer.Text(String text) ? PackageRecords.in(text) : PackageRecords.NONE);
    }

    private record Downloads(Answer uris, PackageRecords records) {}

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
        var words = new ArrayList<>(WITHOUT_LOG);
        words.addAll(List.of("-qq", "--yes", how, "install", recommends(install.recommends()), "--"));
        words.addAll(install.packages());
        return answer("/usr/bin/apt-get", words);
    }

    private static String recommends(Recommends recommends) {
        return recommends == Recommends.WITH ? "--install-recommends" : "--no-install-recommends";
    }

    private Answer answer(String program, List<String> words) {
        return switch (index.ask(program, words, reading)) {
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

    private Closure sized(List<PackageChange> changes, List<String> downloads, PackageRecords early) {
        var named = new TreeSet<String>();
        changes.forEach(change -> Stream.of(change.from(), change.to())
                .filter(version -> !version.isEmpty() && !(isOwn(change) && early.has(change.name(), version)))
                .forEach(version -> named.add(change.name() + "=" + version)));
        return switch (records(named)) {
            case Answer.None(Closure why) -> why;
            case Answer.Text(String text) -> known(changes, downloads, early.and(PackageRecords.in(text)));
        };
    }

    /** Whether it is of the box's own architecture: apt names another one behind a colon. */
    private static boolean isOwn(PackageChange change) {
        return change.name().indexOf(':') < 0;
    }

    /** What apt's lists say of these, each as {@code NAME=VERSION}. */
    private Answer records(Set<String> named) {
        if (named.isEmpty()) {
            return new Answer.Text("");
        }
        var words = new ArrayList<>(List.of("show", "--"));
        words.addAll(named);
        return answer("/usr/bin/apt-cache", words);
    }

    private Closure known(List<PackageChange> changes, List<String> downloads, PackageRecords records) {
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
}
