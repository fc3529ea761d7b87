package bootstrap.report;

import java.util.List;
import java.util.Map;

/**
 * What a user chose for a plan: enough to make the same plan again.
 *
 * @param profiles names or absolute paths
 * @param user "" when none was named
 */
public record Choices(
        List<String> profiles, Map<String, String> set, List<String> only, List<String> skip, String user) {
    public Choices {
        profiles = List.copyOf(profiles);
        set = Map.copyOf(set);
        only = List.copyOf(only);
        skip = List.copyOf(skip);
    }
}
