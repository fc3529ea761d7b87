package bootstrap.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The raw numbers of one run of scripts/bench.
 *
 * @param setting what it ran on, as lines {@code # name: text}
 * @param leftOut who was not compared, and why
 */
record Raw(Map<String, String> setting, List<String> leftOut, List<Run> runs) {
    private static final String LEFT_OUT = "left out";
    private static final String HEAD = "work,";
    private static final double BYTES_OF_KIB = 1024;
    private static final double BYTES_OF_MB = 1e6;

    /** One start of one tool; its largest process is not known where the box had nothing to measure it with. */
    record Run(String work, String tool, int round, double seconds, double processor, OptionalDouble peakKib) {
        private static Run of(String row) {
            var cells = row.split(",", -1);
            return new Run(
                    cells[0],
                    cells[1],
                    Integer.parseInt(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    cells[5].isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cells[5])));
        }
    }

    static Raw read(Path file) throws IOException {
        return of(Files.readAllLines(file));
    }

    static Raw of(List<String> lines) {
        var setting = new LinkedHashMap<String, String>();
        var leftOut = new ArrayList<String>();
        var runs = new ArrayList<Run>();
        for (String line : lines) {
            if (line.startsWith("# ")) {
                var words = line.substring(2).split(": ", 2);
                if (words[0].equals(LEFT_OUT)) {
                    leftOut.add(words[1]);
                } else {
                    setting.put(words[0], words[1]);
                }
            } else if (!line.startsWith(HEAD) && !line.isBlank()) {
                runs.add(Run.of(line));
            }
        }
        return new Raw(setting, leftOut, runs);
    }

    /** In the order in which they were measured. */
    List<String> works() {
        return runs.stream().map(Run::work).distinct().toList();
    }

    /** Of one work, the quickest first. */
    List<String> tools(String work) {
        return runs.stream()
                .filter(run -> run.work().equals(work))
                .map(Run::tool)
                .distinct()
                .sorted(Comparator.comparingDouble(
                        tool -> Spread.of(seconds(work, tool).values()).median()))
                .toList();
    }

    /** By round. */
    Map<Integer, Double> seconds(String work, String tool) {
        var found = new TreeMap<Integer, Double>();
        of(work, tool).forEach(run -> found.put(run.round(), run.seconds()));
        return found;
    }

    Spread processor(String work, String tool) {
        return Spread.of(of(work, tool).stream().map(Run::processor).toList());
    }

    /** Empty when none was measured. */
    Spread peakMb(String work, String tool) {
        return Spread.of(of(work, tool).stream()
                .flatMap(run -> run.peakKib().stream().boxed())
                .map(kib -> kib * BYTES_OF_KIB / BYTES_OF_MB)
                .toList());
    }

    private List<Run> of(String work, String tool) {
        return runs.stream()
                .filter(run -> run.work().equals(work) && run.tool().equals(tool))
                .toList();
    }
}
