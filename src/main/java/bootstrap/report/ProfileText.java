package bootstrap.report;

import bootstrap.profile.Library;
import bootstrap.profile.Profile;
import bootstrap.profile.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Profiles for people: which there are, and one of them flattened. Plain ASCII but for the profiles' own words. */
public final class ProfileText {
    private static final String MARGIN = "  ";
    private static final int WIDEST = 88;

    private ProfileText() {}

    /** Name and summary of each. */
    public static String list(List<Library.Listed> listed) {
        int names = widest(listed.stream().map(Library.Listed::name).toList());
        return listed.stream()
                .map(each -> Style.padded(Escape.text(each.name()), names) + "   " + Escape.text(each.summary()) + "\n")
                .collect(Collectors.joining());
    }

    /** Every step with the file and line it comes from, and what it ensures and expects. */
    public static String show(Profile profile) {
        var text = new StringBuilder(Escape.text(profile.name() + " - " + profile.summary()) + "\n");
        profile.options()
                .forEach(option -> text.append(
                                Escape.text("option " + option.name() + ": " + String.join(" or ", option.values())
                                        + chosen(profile, option) + ", " + option.help()))
                        .append('\n'));
        var lines = new Lines(84);
        int ids = widest(profile.steps().stream().map(Step::id).toList());
        profile.steps().forEach(step -> add(step, ids, lines));
        return text.append('\n').append(lines.text()).toString();
    }

    private static int widest(List<String> texts) {
        return texts.stream().map(Escape::text).mapToInt(Style::width).max().orElse(0);
    }

    private static String chosen(Profile profile, Profile.Option option) {
        return " ("
                + profile.chosen().getOrDefault(option.name(), option.values().getFirst()) + ")";
    }

    private static void add(Step step, int ids, Lines lines) {
        var guide = PlanText.guide(step);
        lines.add(
                MARGIN + Style.padded(Escape.text(step.id()), ids) + "   " + Escape.text(step.title()),
                Escape.text(step.at().fileAndLine() + (guide.isEmpty() ? "" : ", " + guide)));
        if (!step.guide().systems().isEmpty()) {
            lines.add(below("systems", String.join(", ", step.guide().systems())));
        }
        var label = "note";
        for (String part : GuideText.wrapped(step.guide().note(), WIDEST)) {
            lines.add(below(label, part));
            label = "";
        }
        if (!step.needs().isEmpty()) {
            lines.add(below("needs", String.join(", ", step.needs())));
        }
        var kinds = new LinkedHashMap<String, String>();
        step.ensure()
                .forEach(each -> kinds.merge(
                        each.component().kind(), each.component().name(), (one, other) -> one + ", " + other));
        kinds.forEach((kind, names) -> lines.add(below(kind, names)));
        step.expect().forEach(each -> lines.add(below("check", CheckLabel.of(each.check()))));
    }

    private static String below(String label, String words) {
        return MARGIN + MARGIN + Style.padded(label + " ", 8) + Escape.text(words);
    }
}
