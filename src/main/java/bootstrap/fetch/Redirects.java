package bootstrap.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses may be asked, and which redirects followed. */
final class Redirects {
    static final int MOST = 5;

    /** Raw, or escaped for a careless reader to unescape (the shape of CVE-2019-3462). */
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x20\\x7f]|%(?:[01][0-9a-fA-F]|7[fF])");

    sealed interface Hop {
        record To(URI uri) implements Hop {}

        record Refused(String why) implements Hop {}
    }

    private Redirects() {}

    static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** Why the first address may not be asked at all. */
    static Optional<String> refusal(URI uri, Wanted.Origin origin) {
        if (uri.getHost() == null) {
            return Optional.of("the address has no host");
        }
        boolean plainMirror = scheme(uri).equals("http") && origin == Wanted.Origin.MIRROR;
        return scheme(uri).equals("https") || plainMirror
                ? Optional.empty()
                : Optional.of(uri.getHost() + ": the address is not https");
    }

    /** Where a redirect leads. Plain http is left only for itself or https: a mirror may stay as it is. */
    static Hop follow(URI from, String location) {
        if (location.isEmpty()) {
            return new Hop.Refused("it does not say where to");
        }
        if (CONTROL.matcher(location).find()) {
            return new Hop.Refused("its address holds control characters");
        }
        try {
            URI target = new URI(location);
            return target.getRawUserInfo() == null
                    ? judged(from, from.resolve(target))
                    : new Hop.Refused("its address holds a password");
        } catch (URISyntaxException e) {
            return new Hop.Refused("its address is malformed");
        }
    }

    private static Hop judged(URI from, URI next) {
        if (next.getHost() == null) {
            return new Hop.Refused("its address is malformed");
        }
        if (!scheme(next).equals("https")
                && !(scheme(next).equals("http") && scheme(from).equals("http"))) {
            return new Hop.Refused("it leads from " + scheme(from) + " to " + scheme(next) + "://" + next.getHost());
        }
        return new Hop.To(next);
    }

    private static String scheme(URI uri) {
        String scheme = uri.getScheme();
        return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    }
}
