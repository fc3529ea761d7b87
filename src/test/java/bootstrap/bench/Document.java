package bootstrap.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes docs/performance.md. */
final class Document {
    private static final String HEAD = """
            # Performance

            Made by `scripts/bench` from [its raw numbers](performance/raw.csv). Only what stands in one row or table was
            measured on the same state of one box, in turns, and can be compared.

            ![Times of the tools by work](performance.svg)

            """;

    private static final String HOW = """
            ## How it is measured

            - The box is a container that writes to its disk as a real one does: what images for containers set to make
              dpkg unsafe and apt forgetful is taken away. To have 2,000 packages to look for, as many packages with
              nothing in them are installed, with entries in dpkg's list as long as those of others; and thirty real ones.
            - Every round starts each tool once, in an order that is shuffled anew; the first round is thrown away. Who is
              slow is measured in as many rounds as take 25 seconds, in two at least. Times are taken in the box. A ratio is
              taken within a round; its median is shown, and in brackets where the middle 80 % of the rounds lie. Met or
              missed is the median.
            - **verify**: of 20 checks 10 are packages, 6 files, 4 version commands; of 200 140, 50, 10; of 2,000 1,900, 80, 20.
              A file must exist; a command must exit with 0 and print a text. Before that a package, a file and a command are
              broken in turn: who still passes is left out. *naive shell* asks dpkg-query once for each package, *smart shell*
              once for all. pyinfra has no checks: its facts are asked. Ansible asserts all packages at once.
            - **plan**: 30 packages and 5 files. apt-get only simulates the packages. *guessing shell* lists what is not there,
              and not what apt would do. **no-op**: the same, applied where all is there; ours ends with 30 checks.
            - **first apply**: ten packages, each run in a box of its own, with package lists. *naive shell* calls apt-get once
              for each. **hybrid**: the built-in profile in a box of its own without package lists, against a script that does
              the same, one thing after the other (`scripts/bench.d/hybrid.sh`). Ours ends with the profile's checks; *its
              checks* are the same commands after the script, and the target compares with both together.
            - Memory is that of the largest process of a run, the commands of a verify among them; nothing below 12 MB can be told apart from what measures.

            """;

    /** With whom all others of a work are compared: the first of these that is there. */
    private static final List<String> COMPARED_WITH = List.of("bootstrap", "java -version", "200 packages");

    private final Raw raw;
    private final List<Growth> growths;

    Document(Raw raw, List<Growth> growths) {
        this.raw = raw;
        this.growths = growths;
    }

    /** The whole document: what was not measured is in it, too. */
    String text() {
        return HEAD + setting() + targets(Target.ALL) + works() + HOW;
    }

    /** What a run of a few works shows. */
    String numbers() {
        var measured = Target.ALL.stream()
                .filter(target -> !target.found(raw).isEmpty())
                .toList();
        return setting() + (measured.isEmpty() ? "" : targets(measured)) + works();
    }

    private String works() {
        return raw.works().stream().map(this::work).collect(Collectors.joining()) + growth();
    }

    private String setting() {
        if (raw.setting().isEmpty()) {
            return "";
        }
        var text = new StringBuilder("| | |\n|---|---|\n");
        raw.setting().forEach((name, value) -> text.append("| %s | %s |\n".formatted(name, value)));
        raw.leftOut().forEach(each -> text.append("| left out | %s |\n".formatted(each)));
        return text.append('\n').toString();
    }

    private String targets(List<Target> targets) {
        return "## Targets\n\n| work | target | moonshot | found | |\n|---|---|---|---|---|\n"
                + targets.stream().map(this::row).collect(Collectors.joining())
                + "\n";
    }

    private String row(Target target) {
        return "| %s | ≤ %s | %s | %s | %s |\n"
                .formatted(
                        target.what(),
                        amount(target, target.limit()),
                        target.moonshot() < target.limit() ? "≤ " + amount(target, target.moonshot()) : "",
                        ranged(target.found(raw)),
                        target.verdict(raw));
    }

    private static String amount(Target target, double amount) {
        return target.against().isEmpty()
                ? number(amount) + " MB"
                : "%s × %s".formatted(number(amount), target.against());
    }

    private String work(String work) {
        var tools = raw.tools(work);
        var ours = COMPARED_WITH.stream().filter(tools::contains).findFirst().orElse(tools.getFirst());
        var text = new StringBuilder("""
                ## %s

                | tool | seconds | times %s | processor, seconds | memory, MB | rounds |
                |---|---|---|---|---|---|
                """.formatted(Character.toUpperCase(work.charAt(0)) + work.substring(1), ours));
        for (String tool : tools) {
            var seconds = raw.seconds(work, tool);
            var peak = raw.peakMb(work, tool);
            text.append("| %s | %s | %s | %s | %s | %d |\n"
                    .formatted(
                            tool.equals("bootstrap") ? "**bootstrap**" : tool,
                            ranged(Spread.of(seconds.values())),
                            tool.equals(ours) ? "" : ranged(Spread.ofRatios(seconds, raw.seconds(work, ours))),
                            number(raw.processor(work, tool).median()),
                            peak.isEmpty() ? "" : number(peak.median()),
                            seconds.size()));
        }
        return text.append('\n').toString();
    }

    private String growth() {
        if (growths.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("""
                ## Growth of the parts that only calculate

                Measured by JMH (`scripts/bench jmh`, raw numbers in `performance/jmh.csv`): microseconds, and how many times
                as long ten times as much takes. 10 is proportional; sorting alone makes that about 13 to 20.

                | part | 10 | 100 | 1,000 | 10,000 | factors |
                |---|---|---|---|---|---|
                """);
        for (Growth growth : growths) {
            text.append("| %s | %s | %s |\n"
                    .formatted(
                            growth.part(),
                            growth.micros().values().stream()
                                    .map(Document::number)
                                    .collect(Collectors.joining(" | ")),
                            growth.factors().stream().map(Document::number).collect(Collectors.joining(", "))));
        }
        return text.append('\n').toString();
    }

    private static String ranged(Spread spread) {
        if (spread.isEmpty()) {
            return "";
        }
        return spread.count() < 2
                ? number(spread.median())
                : "%s (%s-%s)".formatted(number(spread.median()), number(spread.low()), number(spread.high()));
    }

    /** Three digits that count. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        var text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
