package bootstrap.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of scripts/bench that calculates: prints the numbers, and writes the documents when a folder is named for
 * them. {@code [--check] RAW [FOLDER]}; with {@code --check} it ends with 1 when a target is missed or not measured.
 */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        var words = new ArrayList<>(List.of(arguments));
        boolean check = words.remove("--check");
        var file = Path.of(words.getFirst());
        var raw = Raw.read(file);
        var grown = file.resolveSibling("jmh.csv");
        var growths = Files.exists(grown) ? Growth.of(Files.readAllLines(grown)) : List.<Growth>of();
        var document = new Document(raw, growths);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(document.numbers());
        if (words.size() > 1) {
            var folder = Path.of(words.get(1));
            Files.writeString(folder.resolve("performance.md"), document.text());
            Files.writeString(folder.resolve("performance.svg"), Chart.of(raw));
        }
        if (check && !Target.ALL.stream().allMatch(target -> target.isMet(raw))) {
            System.exit(1);
        }
    }
}
