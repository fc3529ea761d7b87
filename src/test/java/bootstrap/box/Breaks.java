package bootstrap.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** How the things that the steps of a profile bring are broken, and mended again. */
final class Breaks {
    /**
     * One thing that is broken.
     *
     * @param line what breaks it, for a shell of root
     * @param mend what makes it whole again
     */
    record Break(String step, String line, String mend) {}

    private Breaks() {}

    /** Those of the profile's own file, in its order. */
    static List<Break> of(String profile) {
        List<Map<String, String>> all = read("/box/breaks/" + profile + ".yaml");
        return all.stream()
                .map(each -> new Break(each.get("step"), each.get("break"), each.get("mend")))
                .toList();
    }

    /** The list that a file of the test resources holds. */
    static List<Map<String, String>> read(String resource) {
        try (var in = Breaks.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("there is no " + resource);
            }
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
