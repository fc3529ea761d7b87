package bootstrap.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The releases known when this version was made. Only informs: a release that is missing here is never refused. */
record ReleaseTable(LocalDate dated, List<ReleaseTable.Row> rows) {
    /** What this version of the tool promises for a release. */
    enum Standing {
        SUPPORTED,
        RELATIVE,
        UNTRIED
    }

    record Row(String id, String version, String codename, LocalDate standardSupportEnds, Standing standing) {}

    ReleaseTable {
        rows = List.copyOf(rows);
    }

    static ReleaseTable shipped() {
        return Shipped.TABLE;
    }

    Optional<Row> row(String id, String version) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && row.version().equals(version))
                .findFirst();
    }

    Optional<Row> byCodename(String id, String codename) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && row.codename().equals(codename))
                .findFirst();
    }

    private static ReleaseTable load() {
        var entries = new Properties();
        try (var in = ReleaseTable.class.getResourceAsStream("releases.properties")) {
            if (in == null) {
                throw new IllegalStateException("releases.properties is missing from the jar");
            }
            entries.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var rows = entries.stringPropertyNames().stream()
                .filter(key -> key.contains("."))
                .map(key -> row(key.split("\\.", 2), entries.getProperty(key).split(" +", -1)))
                .toList();
        return new ReleaseTable(LocalDate.parse(entries.getProperty("dated")), rows);
    }

    private static Row row(String[] key, String[] value) {
        return new Row(key[0], key[1], value[0], LocalDate.parse(value[1]), Standing.valueOf(value[2]));
    }

    /** Loaded on first use: most commands never ask. */
    private static final class Shipped {
        static final ReleaseTable TABLE = load();
    }
}
