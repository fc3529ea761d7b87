package bootstrap.fetch;

import java.time.Instant;
import java.util.Optional;

/** What a look at a host gave. */
public sealed interface Reach {
    /**
     * Something there speaks HTTP.
     *
     * @param date the host's clock, where it tells
     * @param issuer who signed its certificate, "" over plain http
     */
    record Answered(Optional<Instant> date, String issuer, Voucher voucher) implements Reach {}

    /** No way there, by the network, a proxy or a name that nobody knows. */
    record Unreachable(String reason) implements Reach {}

    /** There is a way, but its certificate is turned down. */
    record Untrusted(String issuer, String reason) implements Reach {}

    /** Because of whom a certificate is trusted. */
    enum Voucher {
        /** Plain http shows none. */
        NOBODY,
        /** An authority that the box trusts anyway. */
        USUAL,
        /** Only one of {@code --ca-bundle}: somebody on the way signs TLS anew. */
        ADDED
    }
}
