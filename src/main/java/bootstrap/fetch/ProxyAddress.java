package bootstrap.fetch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the value of a proxy variable. By hand, since people put passwords there that no URI may hold. */
final class ProxyAddress {
    private static final int DEFAULT_PORT = 80;
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");

    private ProxyAddress() {}

    static Proxies.Route parse(String variable, String value) {
        String text = value.strip();
        int schemeEnd = text.indexOf("://");
        String scheme = schemeEnd < 0 ? "http" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            return new Proxies.Route.Unusable(variable + " names a proxy that is not spoken to over plain http, "
                    + "and no other kind is supported; set it to http://HOST:PORT");
        }
        String rest = schemeEnd < 0 ? text : text.substring(schemeEnd + 3);
        int at = rest.lastIndexOf('@');
        String address = rest.substring(at + 1);
        int path = address.indexOf('/');
        Credentials credentials = at < 0 ? Credentials.none() : Credentials.of(rest.substring(0, at));
        return via(variable, path < 0 ? address : address.substring(0, path), credentials);
    }

    private static Proxies.Route via(String variable, String address, Credentials credentials) {
        Matcher parts = HOST_AND_PORT.matcher(address);
        if (!parts.matches()) {
            return new Proxies.Route.Unusable(variable + " is malformed; it should be http://HOST:PORT");
        }
        String digits = parts.group(2);
        int port = digits == null ? DEFAULT_PORT : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            return new Proxies.Route.Unusable(variable + " has no such port: " + port);
        }
        return new Proxies.Route.Via(parts.group(1), port, credentials);
    }
}
