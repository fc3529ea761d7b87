package bootstrap.bench;

import java.util.Locale;

/**
 * Draws docs/performance.svg: a bar for each tool from the left edge to its median, by the logarithm of the time, with a
 * line over the middle 80 % of its rounds. Its colours can be read on light and on dark ground.
 */
final class Chart {
    private static final int WIDTH = 860;
    private static final int LEFT = 210;
    private static final int RIGHT = 90;
    private static final int ROW = 18;
    private static final int GAP = 34;
    private static final double SHORTEST = 0.001;
    private static final double LONGEST = 100;
    private static final String TEXT = "#7d8590";
    private static final String OURS = "#2f81f7";
    private static final String OTHERS = "#9198a1";

    private final Raw raw;
    private final StringBuilder svg = new StringBuilder();
    private int y = 6;

    private Chart(Raw raw) {
        this.raw = raw;
    }

    static String of(Raw raw) {
        var chart = new Chart(raw);
        raw.works().forEach(chart::work);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" role="img">
                <title>Seconds by work and tool, on a logarithmic scale; shorter is better</title>
                %s</svg>
                """.formatted(WIDTH, chart.y + GAP, chart.svg + chart.scale());
    }

    private void work(String work) {
        y += GAP;
        text(LEFT, y - 8, "start", work, " font-weight=\"bold\"");
        for (String tool : raw.tools(work)) {
            var seconds = Spread.of(raw.seconds(work, tool).values());
            var colour = tool.startsWith("bootstrap") || tool.endsWith("packages") ? OURS : OTHERS;
            text(LEFT - 8, y + 12, "end", tool, "");
            line(
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\" rx=\"2\" fill=\"%s\"/>",
                    LEFT, y + 2, at(seconds.median()) - LEFT, colour);
            line(
                    "<path d=\"M%.1f %dH%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
                    at(seconds.low()), y + 8, at(seconds.high()), TEXT);
            text(at(seconds.high()) + 6, y + 12, "start", Document.number(seconds.median()) + " s", "");
            y += ROW;
        }
    }

    private String scale() {
        var before = svg.length();
        for (double tick = SHORTEST; tick <= LONGEST; tick *= 10) {
            line("<path d=\"M%.1f 24V%d\" stroke=\"%s\" stroke-opacity=\"0.25\"/>", at(tick), y + 4, TEXT);
            text(at(tick), y + 20, "middle", Document.number(tick) + " s", "");
        }
        var scale = svg.substring(before);
        svg.setLength(before);
        return scale;
    }

    private static double at(double seconds) {
        double part = Math.log(Math.max(seconds, SHORTEST) / SHORTEST) / Math.log(LONGEST / SHORTEST);
        return LEFT + part * (WIDTH - LEFT - RIGHT);
    }

    private void text(double x, int line, String anchor, String words, String more) {
        line(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>",
                x, line, anchor, TEXT, more, words.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
