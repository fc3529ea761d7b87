package bootstrap.profile;

import bootstrap.source.Location;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in plain words what SnakeYAML found wrong with a text, and where the cause is rather than the symptom. */
final class SyntaxMistake {
    private static final String QUOTE = "quote the value";

    private final String problem;
    private final String context;
    private final Mark problemMark;
    private final Mark contextMark;
    private final String before;
    private final String after;
    private final Notes notes;

    SyntaxMistake(MarkedYAMLException e, String text, Notes notes) {
        this.notes = notes;
        problem = Objects.requireNonNullElse(e.getProblem(), "");
        context = Objects.requireNonNullElse(e.getContext(), "");
        problemMark = e.getProblemMark();
        contextMark = Optional.ofNullable(e.getContextMark()).orElse(problemMark);
        var line = text.split("\n", -1)[problemMark.getLine()];
        int cut = line.offsetByCodePoints(0, Math.min(problemMark.getColumn(), line.codePointCount(0, line.length())));
        before = line.substring(0, cut);
        after = line.substring(cut);
    }

    void note() {
        if (problem.contains("'\\t(TAB)'")) {
            wrong(problemMark, "a tab can't indent a line", "use spaces");
        } else if (problem.startsWith("mapping values are not allowed")) {
            secondColon();
        } else if (problem.startsWith("could not find expected ':'")) {
            wrong(contextMark, "a colon and a space are missing here", "write \"key: value\"");
        } else if (problem.startsWith("found unexpected end of stream")) {
            wrong(contextMark, "the quote that opens here is never closed", "");
        } else if (context.contains("flow sequence") || context.contains("flow mapping")) {
            unclosed();
        } else if (problem.startsWith("expected <block end>")) {
            misplaced();
        } else {
            other();
        }
    }

    /** {@code a: b: c}, or a key that is indented below a value. */
    private void secondColon() {
        if (before.contains(": ")) {
            wrong(problemMark, "a second colon in one value", QUOTE);
        } else {
            wrong(problemMark, "a key can't stand here", "indent it like the key above, or give that key no value");
        }
    }

    private void unclosed() {
        var bracket = context.contains("sequence") ? "[" : "{";
        var where = problem.contains("<stream end>") ? "before the end of the file" : "here";
        wrong(
                problemMark,
                "a comma or the closing bracket is missing " + where,
                "the \"" + bracket + "\" was opened at " + place(contextMark));
    }

    private void misplaced() {
        if (before.isBlank()) {
            wrong(
                    problemMark,
                    "the indentation fits no line above",
                    "expected column " + (contextMark.getColumn() + 1) + ", as in line " + (contextMark.getLine() + 1));
        } else {
            wrong(problemMark, "nothing can follow the value here", "quote the whole value");
        }
    }

    private void other() {
        if (problem.contains("that cannot start any token")) {
            wrong(problemMark, "a value can't start with \"" + after.substring(0, 1) + "\"", QUOTE);
        } else if (context.contains("block scalar")) {
            wrong(
                    contextMark,
                    "a value that starts with \"" + sign() + "\" is a block of text",
                    QUOTE + ", as in \">= 3\"");
        } else if (problem.startsWith("expected the node content")) {
            wrong(problemMark, "a value is missing here", "if this is the value, quote it");
        } else if (context.contains("directive")) {
            wrong(problemMark, "directives (%) are not allowed", "delete the line");
        } else if (context.contains("double-quoted")) {
            wrong(
                    problemMark,
                    "no escape of a double-quoted text",
                    "write it in single quotes, where nothing is an escape");
        } else {
            wrong(problemMark, "this is not YAML: " + problem.toLowerCase(Locale.ROOT), "");
        }
    }

    private char sign() {
        int column = contextMark.getColumn();
        return column < before.length() ? before.charAt(column) : '>';
    }

    private void wrong(Mark mark, String message, String hint) {
        notes.wrong(notes.at(mark), message, hint);
    }

    private String place(Mark mark) {
        Location at = notes.at(mark);
        return at.line() + ":" + at.column();
    }
}
