package bootstrap.report;

import bootstrap.component.Effect;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.profile.Size;
import bootstrap.profile.Step;
import java.util.Optional;
import java.util.function.Function;

/** A plan for people: each step with what is kept, brought and left, then the counts and the line to type next. */
public final class PlanText {
    /** How much is shown. */
    public enum Detail {
        SUMMARY,
        /** Also every effect in its order, with its command as typed. */
        COMMANDS
    }

    private PlanText() {}

    /**
     * Renders the plan of a report.
     *
     * @param commands the command that performs an effect, where it is performed by one
     * @param next the line to type next, "" when there is none to offer
     */
    public static String render(
            Report report, Style style, Detail detail, Function<Effect, Optional<Command>> commands, String next) {
        var text = new StringBuilder()
                .append(head(report, style))
                .append('\n')
                .append(steps(report, style))
                .append('\n')
                .append(index(report.plan().index()));
        if (detail == Detail.COMMANDS && !report.plan().changesNothing()) {
            text.append(new ClosureText(report.plan(), style).packages());
            text.append(new EffectText(report.targetUser(), style, commands).render(report.plan()));
        }
        text.append(PlanCounts.of(report.plan()).sentence()).append('\n');
        text.append(new ClosureText(report.plan(), style).sentence());
        text.append(besidesApt(report.plan().besidesApt()));
        text.append(rights(rootCommands(report.plan(), commands), report.plan(), next));
        if (!next.isEmpty()) {
            text.append("To apply: ").append(Escape.text(next)).append('\n');
        }
        return style.finished(text.toString());
    }

    /** The box and the profile, a line each. */
    static String head(Report report, Style style) {
        var box = report.headline().isEmpty() ? "" : report.headline() + "\n";
        var profile = style.strong(Escape.text(report.profile().name()));
        return box + profile + style.separator() + Escape.text(report.profile().summary()) + "\n";
    }

    private static String steps(Report report, Style style) {
        int ids = report.plan().steps().stream()
                .mapToInt(step -> Style.width(Escape.text(step.step().id())))
                .max()
                .orElse(0);
        var entries = new PlanEntries(report.targetUser(), style, report.plan());
        var lines = new Lines(74);
        for (PlannedStep step : report.plan().steps()) {
            var id = style.strong(Style.padded(Escape.text(step.step().id()), ids));
            switch (step) {
                case PlannedStep.Skipped(Step skipped, String reason) ->
                    lines.add("  " + id + "   " + style.quiet("skipped: " + Escape.text(reason)));
                case PlannedStep.Going going -> {
                    lines.add("  " + id + "   " + Escape.text(step.step().title()), guide(step.step()));
                    entries.add(going, lines);
                }
            }
        }
        return lines.text();
    }

    /** The sections of the guide that a step carries out. */
    static String guide(Step step) {
        return step.guide().sections().isEmpty()
                ? ""
                : "guide "
                        + String.join(
                                ", ",
                                step.guide().sections().stream()
                                        .map(String::valueOf)
                                        .toList());
    }

    private static String index(Plan.Index index) {
        return switch (index) {
            case Plan.Index.Usable() -> "";
            case Plan.Index.Missing() ->
                "This box has no package lists yet: they are refreshed first, versions are known then.\n";
            case Plan.Index.Old(long days) ->
                "The package lists are " + days + (days == 1 ? " day" : " days")
                        + " old: they are refreshed first, versions may be newer then.\n";
        };
    }

    /** What only the authors of the profiles can tell. */
    private static String besidesApt(Size size) {
        return size.equals(Size.UNSAID)
                ? ""
                : "Besides apt: about " + Sizes.text(size.fetch()) + " to fetch, " + Sizes.text(size.disk())
                        + " on disk, as the profiles say.\n";
    }

    /** How many of the plan's commands run as root. */
    static long rootCommands(Plan plan, Function<Effect, Optional<Command>> commands) {
        return plan.effects().stream()
                .flatMap(each -> commands.apply(each.effect()).stream())
                .filter(command -> command.as() == As.ROOT)
                .count();
    }

    private static String rights(long asRoot, Plan plan, String next) {
        if (plan.changesNothing()) {
            return "";
        }
        var needed = asRoot == 0
                ? "No command needs root."
                : asRoot == 1 ? "1 command needs root." : asRoot + " commands need root.";
        return needed + (next.isEmpty() ? "" : " Nothing was changed.") + "\n";
    }
}
