package bootstrap.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is aimed at: at most this, better still at most that. */
record Target(String what, Measure measure, double limit, double moonshot) {
    private static final String OURS = "bootstrap";
    private static final String APT = "apt-get";
    private static final String BARE = "java -version";
    private static final String VERIFY_ALL = "verify 2000";
    private static final String START = "start-up";
    private static final double BYTES_OF_MB = 1e6;

    /** What is measured. */
    sealed interface Measure {
        /** The time of one tool as a multiple of that of others in the same round; several one after the other. */
        record Ratio(String work, String tool, List<String> others) implements Measure {}

        /** The largest process of a tool, in MB. */
        record Peak(String work, String tool) implements Measure {}

        /** The archive, in MB. */
        record Archive() implements Measure {}
    }

    /** The targets; a moonshot that is not aimed at equals the limit. */
    static final List<Target> ALL = List.of(
            ratio("verify, 20 checks", "verify 20", OURS, 1.5, 1.0, "goss"),
            ratio("verify, 200 checks", "verify 200", OURS, 0.5, 0.3, "goss"),
            ratio("verify, 2,000 checks", VERIFY_ALL, OURS, 0.08, 0.08, "goss"),
            ratio("verify, 2,000 checks", VERIFY_ALL, OURS, 1.5, 1.0, "smart shell"),
            ratio("verify of 2,000 packages against 200", "growth", "2000 packages", 1.5, 1.2, "200 packages"),
            ratio("plan, all there", "plan with all there", OURS, 1.3, 0.7, APT),
            ratio("plan, nothing there", "plan with nothing there", OURS, 1.3, 1.1, APT),
            ratio("apply that finds nothing to do", "no-op", OURS, 1.0, 0.5, APT),
            ratio("apply that finds nothing to do", "no-op", OURS, 0.15, 0.15, "ansible"),
            ratio("first apply, apt only", "first apply", OURS, 1.05, 1.0, APT),
            ratio("first apply of `hybrid`", "hybrid", OURS, 0.8, 0.65, "shell in order", "its checks"),
            ratio("`--version`", START, "bootstrap --version", 2.3, 1.8, BARE),
            ratio("`--help`", START, "bootstrap --help", 2.3, 1.8, BARE),
            ratio("reading a profile of 200 components", START, "bootstrap profiles check", 3, 2.3, BARE),
            ratio("`facts`", START, "bootstrap facts", 4, 3, BARE),
            new Target("memory of verify, 20 checks", new Measure.Peak("verify 20", OURS), 64, 48),
            new Target("memory of verify, 200 checks", new Measure.Peak("verify 200", OURS), 64, 48),
            new Target("memory of verify, 2,000 checks", new Measure.Peak(VERIFY_ALL, OURS), 64, 48),
            new Target("archive with its runtime", new Measure.Archive(), 40, 30));

    private static Target ratio(
            String what, String work, String tool, double limit, double moonshot, String... others) {
        return new Target(what, new Measure.Ratio(work, tool, List.of(others)), limit, moonshot);
    }

    /** Against what the limit is; empty when it is a size. */
    String against() {
        return switch (measure) {
            case Measure.Ratio ratio -> String.join(" and ", ratio.others());
            case Measure.Peak peak -> "";
            case Measure.Archive archive -> "";
        };
    }

    /** What was found; empty where it was not measured. */
    Spread found(Raw raw) {
        return switch (measure) {
            case Measure.Ratio(String work, String tool, List<String> others) ->
                Spread.ofRatios(raw.seconds(work, tool), together(raw, work, others));
            case Measure.Peak(String work, String tool) -> raw.peakMb(work, tool);
            case Measure.Archive() ->
                Spread.of(Stream.ofNullable(raw.setting().get("archive"))
                        .map(text -> text.replaceAll(".*, ([0-9]+) bytes", "$1"))
                        .map(bytes -> Double.parseDouble(bytes) / BYTES_OF_MB)
                        .toList());
        };
    }

    /** The sum of each round in which all of them ran. */
    private static Map<Integer, Double> together(Raw raw, String work, List<String> tools) {
        var sums = new TreeMap<>(raw.seconds(work, tools.getFirst()));
        for (String tool : tools.subList(1, tools.size())) {
            var more = raw.seconds(work, tool);
            sums.keySet().retainAll(more.keySet());
            sums.replaceAll((round, seconds) -> seconds + more.get(round));
        }
        return sums;
    }

    /** By the median; what was not measured is not met. */
    boolean isMet(Raw raw) {
        return found(raw).median() <= limit;
    }

    String verdict(Raw raw) {
        var found = found(raw);
        if (found.isEmpty()) {
            return "not measured";
        }
        if (found.median() > limit) {
            return "missed";
        }
        return moonshot < limit && found.median() <= moonshot ? "met, and the moonshot" : "met";
    }
}
