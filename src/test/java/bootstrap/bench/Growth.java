package bootstrap.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What JMH measured of one part of the program, by how much it was given. */
record Growth(String part, Map<Integer, Double> micros) {
    /** From the CSV that JMH writes. */
    static List<Growth> of(List<String> lines) {
        var heads = cells(lines.getFirst());
        int name = heads.indexOf("Benchmark");
        int score = heads.indexOf("Score");
        int count = heads.indexOf("Param: count");
        var parts = new LinkedHashMap<String, Map<Integer, Double>>();
        for (String line : lines.subList(1, lines.size())) {
            var cells = cells(line);
            var part = cells.get(name).replaceAll(".*\\.(\\w+)Benchmark\\.\\w+", "$1");
            parts.computeIfAbsent(part, unseen -> new TreeMap<>())
                    .put(Integer.valueOf(cells.get(count)), Double.valueOf(cells.get(score)));
        }
        return parts.entrySet().stream()
                .map(each -> new Growth(each.getKey(), each.getValue()))
                .toList();
    }

    private static List<String> cells(String line) {
        return List.of(line.replace("\"", "").split(",", -1));
    }

    /** How many times as long each takes as the one before. */
    List<Double> factors() {
        var factors = new ArrayList<Double>();
        double before = Double.NaN;
        for (double each : micros.values()) {
            if (!Double.isNaN(before)) {
                factors.add(each / before);
            }
            before = each;
        }
        return factors;
    }
}
