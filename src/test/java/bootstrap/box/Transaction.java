package bootstrap.box;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/**
 * What happens to every package, one line for each, as a plan announces it ({@code apt} of its JSON) and as dpkg did it
 * (its log): {@code install NAME VERSION}, {@code upgrade NAME FROM VERSION}, {@code remove NAME FROM}.
 */
final class Transaction {
    private Transaction() {}

    /** In the order of the alphabet. */
    static List<String> announced(TestBox.Ended plan) {
        return List.copyOf(
                new TreeSet<>(packages(plan).stream().map(Transaction::line).toList()));
    }

    private static String line(Map<String, String> of) {
        var name = of.getOrDefault("name", "").replaceAll(":.*", "");
        return switch (of.getOrDefault("change", "")) {
            case "new" -> "install " + name + " " + of.get("to");
            case "removed" -> "remove " + name + " " + of.get("from");
            case String other -> "upgrade " + name + " " + of.get("from") + " " + of.get("to");
        };
    }

    /** The number of bytes that are to be fetched. */
    static long fetched(TestBox.Ended plan) {
        return ((Number) apt(plan).getOrDefault("fetchBytes", 0)).longValue();
    }

    /** The origin of each package that comes. */
    static List<String> origins(TestBox.Ended plan) {
        return packages(plan).stream()
                .filter(each -> !each.getOrDefault("change", "").equals("removed"))
                .map(each -> each.getOrDefault("origin", ""))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> packages(TestBox.Ended plan) {
        var apt = apt(plan);
        if (apt.get("packages") instanceof List<?> packages) {
            return (List<Map<String, String>>) packages;
        }
        if ("unneeded".equals(apt.get("closure"))) {
            return List.of();
        }
        throw new AssertionError("no packages in the plan: " + plan);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> apt(TestBox.Ended plan) {
        Map<String, Object> document = new Yaml().load(plan.out());
        if (document != null && document.get("apt") instanceof Map<?, ?> apt) {
            return (Map<String, Object>) apt;
        }
        throw new AssertionError("no apt in the plan: " + plan);
    }

    /** dpkg's log as it is now. */
    static String log(TestBox box) {
        return box.as("root", "cat", "/var/log/dpkg.log").out();
    }

    /** What dpkg has done since its log was so, in the order of the alphabet. */
    static List<String> since(String log, TestBox box) {
        var now = log(box);
        if (!now.startsWith(log)) {
            throw new AssertionError("dpkg's log was written anew");
        }
        return List.copyOf(new TreeSet<>(now.substring(log.length())
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> List.of("install", "upgrade", "remove").contains(words[2]))
                .map(Transaction::line)
                .toList()));
    }

    /** {@code DATE TIME install NAME:ARCH FROM TO}, where FROM or TO may be {@code <none>}. */
    private static String line(String[] words) {
        var versions = words[2].equals("install")
                ? words[5]
                : words[2].equals("remove") ? words[4] : words[4] + " " + words[5];
        return words[2] + " " + words[3].replaceAll(":.*", "") + " " + versions;
    }
}
