package bootstrap.version;

import java.util.Random;
import java.util.stream.Collectors;

/** Random versions that Debian Policy allows, small and close to each other, so that ties and near misses happen. */
final class DebianVersions {
    private static final String ANY = "00112aaBz..++~~";
    private static final String DIGITS = "0129";

    private final Random random;

    DebianVersions(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        String epoch = random.nextInt(4) == 0 ? random.nextInt(3) + ":" : "";
        String revision = random.nextInt(3) == 0 ? "-" + word(ANY, 1 + random.nextInt(3)) : "";
        String inner = revision.isEmpty() || random.nextInt(3) > 0 ? "" : "-" + word(ANY, random.nextInt(2));
        return epoch + upstream() + inner + revision;
    }

    String upstream() {
        return word(DIGITS, 1) + word(ANY, random.nextInt(6));
    }

    /** One character more than in the given version, anywhere behind its first digit. */
    String near(String version) {
        int start = version.indexOf(':') + 2;
        int at = start + random.nextInt(version.length() - start + 1);
        return version.substring(0, at) + word(ANY, 1) + version.substring(at);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private String word(String characters, int length) {
        return random.ints(length, 0, characters.length())
                .mapToObj(i -> String.valueOf(characters.charAt(i)))
                .collect(Collectors.joining());
    }
}
