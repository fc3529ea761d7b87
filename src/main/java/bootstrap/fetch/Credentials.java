package bootstrap.fetch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A user and password from an address. No record: its text must never hold them. */
final class Credentials {
    private final String userInfo;

    private Credentials(String userInfo) {
        this.userInfo = userInfo;
    }

    static Credentials none() {
        return new Credentials("");
    }

    /** Takes {@code user:password} with percent escapes; a sign that is not part of an escape stands for itself. */
    static Credentials of(String escaped) {
        String safe = escaped.replace("+", "%2B").replaceAll("%(?![0-9a-fA-F]{2})", "%25");
        return new Credentials(URLDecoder.decode(safe, StandardCharsets.UTF_8));
    }

    /** The header's value (RFC 7617); empty when there is no user. */
    Optional<String> basic() {
        if (userInfo.isEmpty()) {
            return Optional.empty();
        }
        String pair = userInfo.contains(":") ? userInfo : userInfo + ":";
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return userInfo.isEmpty() ? "none" : "***";
    }
}
