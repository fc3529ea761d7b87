package bootstrap.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The caller's variables. Printed, it shows their names only: values may be secret. */
public record Environment(Map<String, String> variables) {
    private static final List<String> PROXIES =
            List.of("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy");

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The variable's value; an empty one counts as not set. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * The proxy variables in both spellings, since some programs read only one: a spelling that is not set takes the
     * value of the other. Without those of which neither is set.
     */
    public Map<String, String> proxies() {
        var all = new LinkedHashMap<String, String>();
        for (String lower : PROXIES) {
            var upper = lower.toUpperCase(Locale.ROOT);
            get(lower).or(() -> get(upper)).ifPresent(value -> all.put(lower, value));
            get(upper).or(() -> get(lower)).ifPresent(value -> all.put(upper, value));
        }
        return all;
    }

    /** A URL fit to be shown: the password in front of its host, or a token standing there alone, becomes ***. */
    public static String masked(String url) {
        int at = url.lastIndexOf('@');
        if (at < 0) {
            return url;
        }
        int scheme = url.indexOf("://");
        int user = scheme < 0 || scheme > at ? 0 : scheme + "://".length();
        int colon = url.indexOf(':', user);
        int secret = colon < 0 || colon > at ? user : colon + 1;
        return url.substring(0, secret) + "***" + url.substring(at);
    }

    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
