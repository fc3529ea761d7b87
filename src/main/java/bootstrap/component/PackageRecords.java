package bootstrap.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What apt-cache(8)'s {@code show} says of packages.
 *
 * @param all fields by {@code NAME=VERSION}
 */
record PackageRecords(Map<String, Map<String, String>> all) {
    private static final Pattern POOL = Pattern.compile("pool/(?<component>[^/]+)/.*");

    private static final Set<String> FIELDS = Set.of("Package", "Version", "Installed-Size", "Filename");

    static final PackageRecords NONE = new PackageRecords(Map.of());

    /** These and others; the others count where both tell. */
    PackageRecords and(PackageRecords others) {
        var both = new LinkedHashMap<>(all);
        both.putAll(others.all);
        return new PackageRecords(both);
    }

    /** Reads the stanzas; of several the first that tells of a file. */
    static PackageRecords in(String text) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (String stanza : text.split("\n\n", -1)) {
            var fields = fields(stanza);
            all.merge(
                    fields.getOrDefault("Package", "") + "=" + fields.getOrDefault("Version", ""),
                    fields,
                    (first, again) -> first.containsKey("Filename") ? first : again);
        }
        return new PackageRecords(all);
    }

    private static Map<String, String> fields(String stanza) {
        var fields = new TreeMap<String, String>();
        stanza.lines().filter(line -> !line.startsWith(" ")).forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0 && FIELDS.contains(line.substring(0, colon))) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        return fields;
    }

    /** Whether apt said something of this version of a package. */
    boolean has(String name, String version) {
        return !of(name, version).isEmpty();
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
