package bootstrap.report;

import bootstrap.source.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Mistakes in the user's files, one after another with their places. */
public final class DiagnosticText {
    private static final int SHOWN = 20;

    private DiagnosticText() {}

    /** At most twenty, in the order of their places, then how many more there are. Without a newline at the end. */
    public static String render(List<Diagnostic> diagnostics) {
        return render(diagnostics, Map.of());
    }

    /** The same with the line of the file below each, where {@code texts} has the file by its name. */
    public static String render(List<Diagnostic> diagnostics, Map<String, String> texts) {
        var shown = diagnostics.stream()
                .sorted()
                .limit(SHOWN)
                .map(each -> one(each, texts.getOrDefault(each.at().file(), "")))
                .collect(Collectors.joining("\n"));
        int more = diagnostics.size() - SHOWN;
        return more <= 0 ? shown : shown + "\nand " + more + (more == 1 ? " more mistake" : " more mistakes");
    }

    private static String one(Diagnostic diagnostic, String file) {
        var hint = diagnostic.hint().isEmpty() ? "" : "\n  hint: " + Escape.text(diagnostic.hint());
        return Escape.text(diagnostic.at() + ": error: " + diagnostic.message()) + pointed(diagnostic, file) + hint;
    }

    /** The line, and a caret below the column; columns count characters, so what is escaped before it counts too. */
    private static String pointed(Diagnostic diagnostic, String file) {
        var lines = file.lines().skip(diagnostic.at().line() - 1L).limit(1).toList();
        if (lines.isEmpty()) {
            return "";
        }
        var line = lines.getFirst();
        int before = line.offsetByCodePoints(
                0, Math.min(diagnostic.at().column() - 1, line.codePointCount(0, line.length())));
        int column = Style.width(plain(line.substring(0, before)));
        return "\n    " + plain(line) + "\n    " + " ".repeat(column) + "^";
    }

    private static String plain(String line) {
        return Escape.text(line.replace('\t', ' '));
    }
}
