package bootstrap.component;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Repositories for the tests of several rooms. */
public final class Repositories {
    public static final String FINGERPRINT = "04F931387D4C0E635EE96D206477E523CF258F7B";

    private Repositories() {}

    /** One for Ubuntu and Debian, whose key comes from the network. */
    public static AptRepository vendor() {
        return new AptRepository(
                "vendor",
                Map.of(
                        "ubuntu", URI.create("https://apt.example/ubuntu"),
                        "debian", URI.create("https://apt.example/debian")),
                AptRepository.CURRENT,
                List.of("stable"),
                new AptRepository.Key(
                        new AptRepository.Origin.At(URI.create("https://apt.example/key.asc")), FINGERPRINT));
    }

    /** A flat one for every box, whose key the profile brings. */
    public static AptRepository flat(String uri, String key) {
        return new AptRepository(
                "flat",
                Map.of("", URI.create(uri)),
                "/",
                List.of(),
                new AptRepository.Key(new AptRepository.Origin.Brought(key), FINGERPRINT));
    }
}
