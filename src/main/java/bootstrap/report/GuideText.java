package bootstrap.report;

import bootstrap.profile.GuideSection;
import bootstrap.profile.Step;
import java.util.ArrayList;
import java.util.List;

/** The sections of the guide for people: under each the steps that carry it out. */
public final class GuideText {
    private static final String MARGIN = "  ";
    private static final int WIDEST = 100;

    private GuideText() {}

    /** Renders them in their order. */
    public static String render(List<GuideSection> sections) {
        var lines = new Lines(84);
        int ids = sections.stream()
                .flatMap(section -> section.steps().stream())
                .mapToInt(step -> Style.width(Escape.text(step.id())))
                .max()
                .orElse(0);
        sections.forEach(section -> add(section, ids, lines));
        return lines.text();
    }

    private static void add(GuideSection section, int ids, Lines lines) {
        lines.add((section.number() == 1 ? "" : "\n") + section.number() + ". " + section.title());
        if (section.steps().isEmpty()) {
            lines.add(MARGIN + "no built-in step");
        }
        section.steps().forEach(step -> add(step, ids, lines));
    }

    private static void add(Step step, int ids, Lines lines) {
        lines.add(
                MARGIN + Style.padded(Escape.text(step.id()), ids) + "   " + Escape.text(step.title()),
                "profile " + Escape.text(step.profile()));
        below("systems", String.join(", ", step.guide().systems()), ids, lines);
        below("note", step.guide().note(), ids, lines);
    }

    private static void below(String label, String text, int ids, Lines lines) {
        var margin = " ".repeat(MARGIN.length() + ids + 3);
        var start = margin + Style.padded(label, 8);
        for (String part : wrapped(Escape.text(text), WIDEST - Style.width(start))) {
            lines.add(start + part);
            start = " ".repeat(Style.width(start));
        }
    }

    /** Between words; a word that is too long stands alone. No lines when there is no text. */
    static List<String> wrapped(String text, int widest) {
        var lines = new ArrayList<String>();
        for (String word : text.split(" ", -1)) {
            var last = lines.isEmpty() ? "" : lines.removeLast();
            var joined = last.isEmpty() ? word : last + " " + word;
            if (last.isEmpty() || Style.width(joined) <= widest) {
                lines.add(joined);
            } else {
                lines.addAll(List.of(last, word));
            }
        }
        return lines.equals(List.of("")) ? List.of() : lines;
    }
}
