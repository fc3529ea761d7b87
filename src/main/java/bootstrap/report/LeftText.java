package bootstrap.report;

import bootstrap.check.Whereabouts;
import bootstrap.check.Whereabouts.Sight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is left to the person, for people: where tools are found, what is still to do, why a strict run failed. */
final class LeftText {
    static final String STRICT = "Failed by --strict-session";

    private static final String MARGIN = "  ";

    private LeftText() {}

    /** Blocks with an empty line between them; "" when there is nothing to say. */
    static String section(Report.Left left, Style style) {
        return List.of(
                        tools(
                                left.sessions().stream()
                                        .filter(Whereabouts::isRemarkable)
                                        .toList(),
                                style),
                        pending(left.pending()),
                        strict(left.strict(), style))
                .stream()
                .filter(block -> !block.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Only those that sessions disagree on, or that hide another. */
    private static String tools(List<Whereabouts> tools, Style style) {
        int names = tools.stream()
                .mapToInt(each -> Style.width(Escape.text(each.tool())))
                .max()
                .orElse(0);
        var lines = new ArrayList<String>();
        for (Whereabouts each : tools) {
            lines.add(MARGIN + Style.padded(Escape.text(each.tool()), names) + "   " + places(each, style));
            hides(each).forEach(line -> lines.add(MARGIN + " ".repeat(names) + "   " + line));
        }
        tools.stream().flatMap(each -> seen(each).stream()).distinct().forEach(each -> {
            if (each.sight() instanceof Sight.Unknown(String reason)) {
                lines.add(MARGIN + each.session() + " was not looked at: " + Escape.text(reason));
            }
        });
        return tools.isEmpty() ? "" : "Where tools are found:\n" + ended(lines);
    }

    /** Sessions that see the same stand together. */
    private static String places(Whereabouts tool, Style style) {
        var sessions = new LinkedHashMap<String, String>();
        for (Seen each : seen(tool)) {
            switch (each.sight()) {
                case Sight.Found found -> add(each.session(), place(tool, found), sessions);
                case Sight.Missing missing -> add(each.session(), "not found", sessions);
                case Sight.Unknown unknown -> {}
            }
        }
        return sessions.entrySet().stream()
                .map(each -> Escape.text(each.getValue() + ": " + each.getKey()))
                .collect(Collectors.joining(style.separator()));
    }

    private static void add(String session, String place, Map<String, String> sessions) {
        sessions.merge(place, session, (first, second) -> first + ", " + second);
    }

    /** One file has one place, that of the first session, by whatever links the others come there. */
    private static String place(Whereabouts tool, Sight.Found found) {
        return tool.found().stream()
                .filter(each -> each.file().equals(found.file()))
                .findFirst()
                .orElse(found)
                .at()
                .toString();
    }

    private record Seen(String session, Sight sight) {}

    private static List<Seen> seen(Whereabouts tool) {
        return List.of(
                new Seen("login", tool.login()),
                new Seen("interactive", tool.interactive()),
                new Seen("sh -c", tool.sh()),
                new Seen(sudo(tool.sudo()), tool.sudo()));
    }

    /** Says when that path is only what is usual. */
    static String sudo(Sight sight) {
        return switch (sight) {
            case Sight.Found found -> found.whose();
            case Sight.Missing missing -> missing.whose();
            case Sight.Unknown unknown -> "sudo";
        };
    }

    private static List<String> hides(Whereabouts tool) {
        return tool.found().stream()
                .filter(each -> !each.hides().isEmpty())
                .map(each -> each.at() + " hides "
                        + each.hides().stream().map(Path::toString).collect(Collectors.joining(", ")))
                .distinct()
                .map(Escape::text)
                .toList();
    }

    private static String pending(List<Report.Pending> pending) {
        var text = new StringBuilder();
        pending.forEach(each -> text.append(MARGIN)
                .append(Escape.text(each.what()))
                .append("\n      ")
                .append(Escape.text(each.reason()))
                .append('\n'));
        return pending.isEmpty() ? "" : "Still to do:\n" + text;
    }

    private static String strict(List<String> reasons, Style style) {
        var lines = reasons.stream().map(each -> MARGIN + Escape.text(each)).toList();
        return reasons.isEmpty() ? "" : style.bad(STRICT + ":") + "\n" + ended(lines);
    }

    private static String ended(Collection<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
