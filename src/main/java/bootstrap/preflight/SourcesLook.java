package bootstrap.preflight;

import bootstrap.facts.AptSource;
import bootstrap.facts.AptSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Whether apt can read its list of archives, and has the keys that it names. */
record SourcesLook(AptSources apt, Path root) {
    private static final String ID = "apt.sources";

    /** Takes how bad it is that a refresh of the lists would fail. */
    List<Finding> findings(Severity ofRefresh) {
        var findings = new ArrayList<Finding>();
        apt.mistakes()
                .forEach(each -> findings.add(Finding.error(
                        ID,
                        Foreseen.UNSUPPORTED,
                        "apt cannot read " + each.at().fileAndLine() + ": " + each.message(),
                        "correct or remove it: apt reads none of its archives before")));
        findings.addAll(conflicts());
        findings.addAll(keys(ofRefresh));
        findings.addAll(twice());
        apt.unread().forEach(reason -> findings.add(Finding.info(ID, reason, "what it names was not looked at")));
        if (findings.isEmpty() && apt.sources().isEmpty()) {
            findings.add(Finding.warning(
                    ID, Foreseen.UNSUPPORTED, "apt has no archive to take packages from", "see sources.list(5)"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(ID, "apt can read its " + apt.sources().size() + " sources"));
        }
        return findings;
    }

    /** As in apt, the first that names a key binds those that follow it, also those that name none. */
    private List<Finding> conflicts() {
        var first = new HashMap<String, AptSource>();
        var found = new LinkedHashMap<String, Finding>();
        for (AptSource source : apt.sources()) {
            var archive = source.uri() + " " + source.suite();
            var before = first.get(archive);
            if (before == null) {
                if (!source.signedBy().isEmpty()) {
                    first.put(archive, source);
                }
            } else if (!same(before.signedBy(), source.signedBy())) {
                found.putIfAbsent(archive, conflict(before, source));
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean same(String one, String other) {
        return one.startsWith("/") ? one.equals(other) : one.equalsIgnoreCase(other);
    }

    private static Finding conflict(AptSource before, AptSource source) {
        return Finding.error(
                ID,
                Foreseen.UNSUPPORTED,
                "two keys for " + source.described() + ": " + before.at().fileAndLine() + " says " + key(before) + ", "
                        + source.at().fileAndLine() + " says " + key(source),
                "keep one of the two: apt reads none of its archives before");
    }

    private static String key(AptSource source) {
        var key = source.signedBy();
        return key.isEmpty() ? "none" : key.contains("BEGIN PGP") ? "a key in its text" : key;
    }

    private List<Finding> keys(Severity severity) {
        var found = new LinkedHashSet<Finding>();
        for (AptSource source : apt.sources()) {
            for (String file : source.keyFiles()) {
                fault(file)
                        .forEach(fault -> found.add(new Finding(
                                ID,
                                severity,
                                Foreseen.INTEGRITY,
                                source.at().fileAndLine() + ": the key " + file + " " + fault,
                                "fetch the key again as the makers of " + source.described() + " say")));
            }
        }
        return List.copyOf(found);
    }

    private Stream<String> fault(String file) {
        var key = root.resolve(file.substring(1));
        try {
            return Files.notExists(key)
                    ? Stream.of("does not exist")
                    : Files.size(key) == 0 ? Stream.of("is empty") : Stream.of();
        } catch (IOException unknown) {
            return Stream.of();
        }
    }

    /** One finding for each pair of places, however much they share. */
    private List<Finding> twice() {
        var seen = new HashMap<List<String>, AptSource>();
        var found = new LinkedHashMap<String, Finding>();
        for (AptSource source : apt.sources()) {
            for (String component : source.components().isEmpty() ? List.of("") : source.components()) {
                var what = List.of(source.type(), source.uri(), source.suite(), component, source.architectures());
                var before = seen.putIfAbsent(what, source);
                if (before != null) {
                    var places =
                            before.at().fileAndLine() + " and " + source.at().fileAndLine();
                    found.putIfAbsent(
                            places,
                            Finding.warning(
                                    ID,
                                    Foreseen.UNSUPPORTED,
                                    places + " both name " + (source.described() + " " + component).strip(),
                                    "remove one of the two; until then apt only complains"));
                }
            }
        }
        return List.copyOf(found.values());
    }
}
