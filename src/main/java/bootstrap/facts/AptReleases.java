package bootstrap.facts;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;

/** When the package lists of this box were made, as their signed Release files say. */
public final class AptReleases {
    private static final String LISTS = "/var/lib/apt/lists/";
    private static final String DATE = "Date:";

    private AptReleases() {}

    /** The name of a Release file, and its date. */
    public record Dated(String file, Instant date) {}

    /** The newest of the box below a directory, "/" but for fixtures; empty where there is none with a date. */
    public static Optional<Dated> newestBelow(Path root) {
        var tree = new Tree(root);
        return tree.names(LISTS).stream()
                .filter(name -> name.endsWith("Release"))
                .flatMap(name -> dated(name, tree).stream())
                .max(Comparator.comparing(Dated::date));
    }

    private static Optional<Dated> dated(String name, Tree tree) {
        return tree.text(LISTS + name)
                .orElse("")
                .lines()
                .filter(line -> line.startsWith(DATE))
                .findFirst()
                .flatMap(line -> date(line.substring(DATE.length()).strip()))
                .map(date -> new Dated(name, date));
    }

    /** Archives write UTC where RFC 1123 has GMT. */
    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.replaceAll("(UTC|Z)$", "GMT"), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
