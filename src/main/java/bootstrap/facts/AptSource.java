package bootstrap.facts;

import bootstrap.source.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * One archive that apt reads: a line, or one pair of address and suite of a stanza, for one type.
 *
 * @param type {@code deb} or {@code deb-src}
 * @param uri as apt compares it, with a slash at its end
 * @param components none where the suite is a path
 * @param architectures as written, "" for those of the box
 * @param signedBy files and fingerprints, separated by commas, or a key's text; "" for none
 */
public record AptSource(
        Location at,
        String type,
        String uri,
        String suite,
        List<String> components,
        String architectures,
        String signedBy) {
    public AptSource {
        uri = uri.endsWith("/") ? uri : uri + "/";
        components = List.copyOf(components);
    }

    /** Scheme, host and port, where apt asks a server by http or https; empty for a disk, a mirror list and others. */
    public Optional<URI> origin() {
        return origin(uri);
    }

    /** The same of any address; empty when it is none of http or https. */
    public static Optional<URI> origin(String address) {
        try {
            var uri = new URI(address.replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null
                    ? Optional.of(
                            new URI(lower(uri.getScheme()), null, lower(uri.getHost()), uri.getPort(), "/", null, null))
                    : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    /** The key files it names; none for fingerprints and for a key in the text. */
    public List<String> keyFiles() {
        return List.of(signedBy.split(",", -1)).stream()
                .filter(word -> word.startsWith("/"))
                .toList();
    }

    /** For people: address and suite, a password in it masked. */
    public String described() {
        return Environment.masked(uri) + " " + suite;
    }
}
