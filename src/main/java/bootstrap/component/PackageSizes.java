package bootstrap.component;

import java.util.HashMap;
import java.util.Map;

/**
 * How much disk packages take, as apt-cache(8)'s {@code show} says.
 *
 * @param bytes by {@code NAME=VERSION}
 */
record PackageSizes(Map<String, Long> bytes) {
    /** Debian Policy 5.6.20: Installed-Size counts 1024 bytes. */
    private static final long UNIT = 1024;

    /** Reads the stanzas; of several of one version the first. */
    static PackageSizes in(String records) {
        var bytes = new HashMap<String, Long>();
        for (String stanza : records.split("\n\n", -1)) {
            var fields = new HashMap<String, String>();
            stanza.lines().filter(line -> !line.startsWith(" ")).forEach(line -> {
                var field = line.split(": ", 2);
                fields.put(field[0], field[field.length - 1]);
            });
            var size = fields.getOrDefault("Installed-Size", "");
            if (size.matches("[0-9]{1,12}")) {
                bytes.putIfAbsent(fields.get("Package") + "=" + fields.get("Version"), Long.parseLong(size) * UNIT);
            }
        }
        return new PackageSizes(bytes);
    }

    /** How much more a package takes after a change; negative when it takes less. */
    long growth(PackageChange change) {
        return of(change.name(), change.to()) - of(change.name(), change.from());
    }

    /** Of a package of another architecture apt's records don't name that. */
    private long of(String name, String version) {
        return bytes.getOrDefault(name.split(":", 2)[0] + "=" + version, 0L);
    }
}
