package bootstrap.version;

import bootstrap.version.Bound.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the text of one constraint, from left to right and once; the first thing that is wrong ends it. */
final class ConstraintParser {
    private static final int LONGEST = 100;
    private static final String SIGNS = "<>=!~^";

    private final Cursor cursor;
    private final List<Bound> bounds = new ArrayList<>();

    ConstraintParser(String text) {
        this.cursor = new Cursor(text);
    }

    Constraint.Parsed parse() {
        try {
            readBounds();
            return new Constraint.Parsed.Good(new Range(bounds));
        } catch (Rejected rejected) {
            return new Constraint.Parsed.Bad(rejected.offset(), rejected.message());
        }
    }

    private void readBounds() throws Rejected {
        cursor.refuseLongerThan(LONGEST, "a constraint");
        cursor.skipSpaces();
        if (cursor.isAtEnd()) {
            throw new Rejected(0, "the constraint is empty; write for example \">= 3.9, < 4\"");
        }
        do {
            cursor.skipSpaces();
            addBound();
            cursor.skipSpaces();
        } while (cursor.skip(','));
        if (!cursor.isAtEnd()) {
            throw new Rejected(cursor.offset(), "a comma is missing before \"" + cursor.rest() + "\"");
        }
    }

    private void addBound() throws Rejected {
        int start = cursor.offset();
        Relation relation = relation(start, cursor.takeAnyOf(SIGNS));
        cursor.skipSpaces();
        int versionStart = cursor.offset();
        String version = cursor.takeUntilSpaceOr(",");
        DebianSyntax.check(version, versionStart);
        Bound bound = new Bound(relation, new Version(version));
        Optional<Bound> opposite = bounds.stream().filter(bound::excludes).findFirst();
        if (opposite.isPresent()) {
            throw new Rejected(
                    start,
                    "no version is both \"" + opposite.get().text() + "\" and \"" + bound.text()
                            + "\"; correct one of them");
        }
        bounds.add(bound);
    }

    private Relation relation(int start, String sign) throws Rejected {
        if (sign.isEmpty()) {
            throw withoutOperator(start);
        }
        return Arrays.stream(Relation.values())
                .filter(relation -> relation.sign().equals(sign))
                .findFirst()
                .orElseThrow(() -> new Rejected(start, "unknown operator \"" + sign + "\"; " + hint(sign)));
    }

    private Rejected withoutOperator(int start) {
        String word = cursor.takeUntilSpaceOr(",");
        if (word.isEmpty()) {
            return new Rejected(start, "an operator and a version are missing here; write for example \">= 3.9\"");
        }
        return Cursor.isDigit(word.charAt(0))
                ? new Rejected(
                        start, "\"" + word + "\" has no operator; write \">= " + word + "\" or \"= " + word + "\"")
                : new Rejected(
                        start,
                        "\"" + word
                                + "\" is not a constraint; operators are >=, >, <=, < and =, as in \">= 3.9, < 4\"");
    }

    private static String hint(String sign) {
        return switch (sign) {
            case "=>" -> "write \">=\"";
            case "=<" -> "write \"<=\"";
            case "==", "===" -> "write \"=\"";
            case ">>" -> "write \">\"";
            case "<<" -> "write \"<\"";
            case "^", "~", "~=", "~>" -> "write the range in full, as in \">= 3.9, < 4\"";
            case "!=", "<>" -> "a version can't be left out; write the range that is meant, as in \">= 3.9, < 4\"";
            default -> "known are >=, >, <=, < and =";
        };
    }
}
