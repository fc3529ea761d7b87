package bootstrap.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Splits a command into its words as a POSIX shell would, quotes and backslashes included (POSIX.1-2024, Shell Command
 * Language 2.2), and does nothing else that a shell does: no variables, no patterns, no second command.
 */
final class Words {
    /** What came of splitting. */
    sealed interface Split {
        record Good(List<String> words) implements Split {
            public Good {
                words = List.copyOf(words);
            }
        }

        /**
         * It can't be split, or is no command.
         *
         * @param offset where in the text the message points to, counted from 0
         */
        record Bad(int offset, String message, String hint) implements Split {}
    }

    private static final Set<String> SHELL =
            Set.of("|", "||", "&", "&&", ";", ">", ">>", "<", "<<", "2>", "2>&1", "&>", "|&", "(", ")");
    /** What a backslash escapes between double quotes. */
    private static final String ESCAPABLE = "\"\\$`";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    /** Where a second line starts, outside of quotes. */
    private int nextLine;

    private Words(String text) {
        this.text = text;
    }

    static Split split(String text) {
        return new Words(text).split();
    }

    private Split split() {
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            int start = at;
            var bad = readWord();
            if (bad.isPresent()) {
                return bad.get();
            }
            if (SHELL.contains(text.substring(start, at))) {
                return new Split.Bad(
                        start,
                        "\"" + word + "\" has no meaning here: there is no shell",
                        "write several commands as a list; quote the sign if it is a word");
            }
            words.add(word.toString());
            word.setLength(0);
        }
        return checked();
    }

    private Split checked() {
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            return new Split.Bad(0, "the command is empty", "write a program and its words");
        }
        if (nextLine > 0) {
            return new Split.Bad(nextLine, "one command stands on one line", "write several commands as a list");
        }
        if (words.getFirst().matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
            return new Split.Bad(0, "a command starts with its program", "variables go under env");
        }
        return new Split.Good(words);
    }

    private void skipBlanks() {
        boolean newline = false;
        while (at < text.length() && isBlank(text.charAt(at))) {
            newline |= text.charAt(at++) == '\n';
        }
        if (newline && !words.isEmpty() && at < text.length() && nextLine == 0) {
            nextLine = at;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private Optional<Split> readWord() {
        while (at < text.length() && !isBlank(text.charAt(at))) {
            int start = at;
            boolean closed = switch (text.charAt(at++)) {
                case '\'' -> readSingle();
                case '"' -> readDouble();
                case '\\' -> readEscaped();
                default -> {
                    word.append(text.charAt(start));
                    yield true;
                }
            };
            if (!closed) {
                return Optional.of(new Split.Bad(start, "nothing closes what opens here", "close the quote"));
            }
        }
        return Optional.empty();
    }

    private boolean readSingle() {
        int end = text.indexOf('\'', at);
        if (end < 0) {
            return false;
        }
        word.append(text, at, end);
        at = end + 1;
        return true;
    }

    private boolean readDouble() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            boolean escapes = c == '\\' && at < text.length() && ESCAPABLE.indexOf(text.charAt(at)) >= 0;
            word.append(escapes ? text.charAt(at++) : c);
        }
        return false;
    }

    private boolean readEscaped() {
        if (at == text.length()) {
            return false;
        }
        word.append(text.charAt(at++));
        return true;
    }
}
