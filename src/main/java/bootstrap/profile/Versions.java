package bootstrap.profile;

import bootstrap.version.Constraint;
import bootstrap.version.Requirement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads constraints on versions, and points at the character that is wrong. */
final class Versions {
    private static final Pattern RELEASE = Pattern.compile("(ubuntu|debian)? *([<>=!~^]*) *(.*)", Pattern.DOTALL);

    private Versions() {}

    /** {@code >= 1.75, < 2}. */
    static Optional<Constraint> constraint(Value value) {
        return value.text("a constraint such as \">= 1.75, < 2\"").flatMap(text -> constraint(value, text, 0));
    }

    /** A Python distribution with its versions, {@code torch >= 2.5}. */
    static Optional<Requirement> requirement(Value value) {
        return value.text("a requirement such as \"torch >= 2.5\"").flatMap(text -> switch (Requirement.parse(text)) {
            case Requirement.Parsed.Good(Requirement good) -> Optional.of(good);
            case Requirement.Parsed.Bad(int offset, String message) -> {
                value.notes().wrong(value.inside(offset), message);
                yield Optional.<Requirement>empty();
            }
        });
    }

    /** A release: {@code 24.04} or {@code >= 24.04} of Ubuntu, {@code debian >= 12}, or {@code debian} alone. */
    static Optional<Condition> release(Value value) {
        return value.text("a release such as 24.04").flatMap(text -> {
            var match = RELEASE.matcher(text);
            if (match.matches() && (match.group(1) != null || startsLikeVersion(match))) {
                var distribution = match.group(1) == null ? "ubuntu" : match.group(1);
                return versions(value, match).map(versions -> new OnSystem.Release(distribution, versions));
            }
            value.wrong(
                    Value.shown(text) + " is not a release",
                    "write 24.04, \">= 24.04\", \"debian >= 12\" or debian: numbers, no code names");
            return Optional.empty();
        });
    }

    private static boolean startsLikeVersion(Matcher match) {
        return !match.group(2).isEmpty() || match.group(3).matches("[0-9].*");
    }

    private static Optional<Constraint> versions(Value value, Matcher match) {
        if (match.group(2).isEmpty() && match.group(3).isEmpty()) {
            return Optional.of(Constraint.ANY);
        }
        return match.group(2).isEmpty()
                ? constraint(value, "= " + match.group(3), match.start(3) - 2)
                : constraint(
                        value,
                        match.group(2) + " " + match.group(3),
                        match.start(3) - match.group(2).length() - 1);
    }

    /** @param shift how far the text starts behind the start of the value */
    private static Optional<Constraint> constraint(Value value, String text, int shift) {
        return switch (Constraint.parse(text)) {
            case Constraint.Parsed.Good(Constraint good) -> Optional.of(good);
            case Constraint.Parsed.Bad(int offset, String message) -> {
                value.notes().wrong(value.inside(Math.max(0, offset + shift)), message);
                yield Optional.empty();
            }
        };
    }
}
