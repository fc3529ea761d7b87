package bootstrap.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whose certificates count: the system's bundle, without one the runtime's own, and what the user adds. Every question
 * reads the files anew, since apply may install ca-certificates before it asks.
 */
public final class Trust {
    private static final Path DEBIAN_BUNDLE = Path.of("/etc/ssl/certs/ca-certificates.crt");

    private final Source source;
    private final Path system;
    private final List<Path> added;

    private Trust(Source source, Path system, List<Path> added) {
        this.source = source;
        this.system = system;
        this.added = List.copyOf(added);
    }

    private enum Source {
        SYSTEM("the system's certificates"),
        SSL_CERT_FILE("SSL_CERT_FILE");

        private final String words;

        Source(String words) {
            this.words = words;
        }
    }

    /** What our own client would trust now. */
    public sealed interface Roots {
        /** So many authorities. */
        record Usable(int authorities) implements Roots {}

        /** A bundle that counts cannot be read or holds nothing; the reason names its origin and file. */
        record Unusable(String reason) implements Roots {}
    }

    /** What became of the bundle for children. */
    public sealed interface ChildBundle {
        /** The file holds all that we trust. */
        record Written(Path file, int authorities) implements ChildBundle {}

        /** Nothing was added, so children find the same by themselves and need no variables. */
        record Unneeded() implements ChildBundle {}

        /** A bundle that counts cannot be read or holds nothing. */
        record Unusable(String reason) implements ChildBundle {}

        /** The file could not be written (exit 73). */
        record NotWritten(String reason) implements ChildBundle {}
    }

    /** The system's bundle; SSL_CERT_FILE, when set, stands for it. */
    public static Trust from(Map<String, String> environment) {
        return from(environment, DEBIAN_BUNDLE);
    }

    static Trust from(Map<String, String> environment, Path systemBundle) {
        String file = environment.getOrDefault("SSL_CERT_FILE", "");
        return file.isEmpty()
                ? new Trust(Source.SYSTEM, systemBundle, List.of())
                : new Trust(Source.SSL_CERT_FILE, Path.of(file), List.of());
    }

    /** The same and the PEM file of {@code --ca-bundle}. */
    public Trust and(Path bundle) {
        return new Trust(
                source, system, Stream.concat(added.stream(), Stream.of(bundle)).toList());
    }

    /** Whether the user added a bundle. */
    public boolean isExtended() {
        return !added.isEmpty();
    }

    /** Looks whether the bundles can be used, so that a wrong {@code --ca-bundle} is found before anything starts. */
    public Roots roots() {
        return switch (certificates()) {
            case Certificates.Read(var all) -> new Roots.Usable(all.size());
            case Certificates.Unusable(String reason) -> new Roots.Unusable(reason);
        };
    }

    /**
     * Writes one PEM file with all that we trust, for variables that replace a program's own roots instead of adding
     * to them. Readable by everyone; the directory must let the target user through.
     */
    public ChildBundle childBundle(Path to) {
        if (added.isEmpty()) {
            return new ChildBundle.Unneeded();
        }
        return switch (certificates()) {
            case Certificates.Unusable(String reason) -> new ChildBundle.Unusable(reason);
            case Certificates.Read read ->
                Disk.write(to, read.pem())
                        .<ChildBundle>map(ChildBundle.NotWritten::new)
                        .orElseGet(() -> new ChildBundle.Written(to, read.all().size()));
        };
    }

    Certificates certificates() {
        Certificates trusted = usual();
        for (Path bundle : added) {
            trusted = both(trusted, Certificates.read("--ca-bundle", bundle));
        }
        return trusted;
    }

    /**
     * What counts without what the user adds. Only a bundle that is truly absent gives way to the runtime's: a slim
     * image has none.
     */
    Certificates usual() {
        boolean absent = source == Source.SYSTEM && Files.notExists(system);
        return absent ? Certificates.ofRuntime() : Certificates.read(source.words, system);
    }

    private static Certificates both(Certificates first, Certificates second) {
        return switch (first) {
            case Certificates.Unusable unusable -> unusable;
            case Certificates.Read one ->
                switch (second) {
                    case Certificates.Unusable unusable -> unusable;
                    case Certificates.Read other -> one.and(other);
                };
        };
    }
}
