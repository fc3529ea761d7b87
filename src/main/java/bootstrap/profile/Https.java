package bootstrap.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses that a profile may name: https, and nothing in them that could be a secret or be read as an option. */
final class Https {
    private Https() {}

    /** The address, without user, query and fragment; empty when it is none. */
    static Optional<URI> address(String text) {
        try {
            var uri = new URI(text);
            boolean good = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return good ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
