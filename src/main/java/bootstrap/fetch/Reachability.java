package bootstrap.fetch;

import java.net.URI;
import java.util.Collection;
import java.util.Map;

/** Which hosts can be reached from here. */
public interface Reachability {
    /** Looks at all of them at once, and takes some ten seconds at most; each origin gets an answer, in any order. */
    Map<URI, Reach> look(Collection<URI> origins);

    /** Asks for nothing but headers, the way that downloads go: through these proxies, with this trust. */
    static Reachability over(Trust trust, Proxies proxies) {
        return new Headers(trust, proxies, Headers.PATIENCE);
    }
}
