package bootstrap.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the text of one requirement, from left to right and once; the first thing that is wrong ends it. */
final class RequirementParser {
    private static final int LONGEST = 200;
    private static final String SIGNS = "<>=!~^";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

    private final Cursor cursor;

    RequirementParser(String text) {
        this.cursor = new Cursor(text);
    }

    /** PEP 508's rule for names of distributions and extras. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    Requirement.Parsed parse() {
        try {
            return new Requirement.Parsed.Good(requirement());
        } catch (Rejected rejected) {
            return new Requirement.Parsed.Bad(rejected.offset(), rejected.message());
        }
    }

    private Requirement requirement() throws Rejected {
        cursor.refuseLongerThan(LONGEST, "a requirement");
        cursor.skipSpaces();
        if (cursor.isAtEnd()) {
            throw new Rejected(0, "the requirement is empty; write for example \"torch >= 2.5\"");
        }
        String name = name();
        cursor.skipSpaces();
        List<String> extras = cursor.skip('[') ? extras() : List.of();
        cursor.skipSpaces();
        List<Specifier> specifiers = cursor.isAtEnd() ? List.of() : specifiers();
        return new Requirement(name, extras, specifiers);
    }

    private String name() throws Rejected {
        int start = cursor.offset();
        String name = cursor.takeUntilSpaceOr(SIGNS + "[](),;@");
        if (name.startsWith("-")) {
            throw new Rejected(start, "options of pip are not allowed here; write the name of a distribution");
        }
        if (name.indexOf('/') >= 0 || name.startsWith(".") || name.endsWith(".whl")) {
            throw new Rejected(start, "paths and URLs are not allowed here; write the name of a distribution");
        }
        if (!isName(name)) {
            throw new Rejected(
                    start,
                    "\"" + name + "\" is not the name of a distribution; it has letters, digits, '.', '_' and '-',"
                            + " and starts and ends with a letter or digit");
        }
        return name;
    }

    private List<String> extras() throws Rejected {
        List<String> extras = new ArrayList<>();
        cursor.skipSpaces();
        if (cursor.skip(']')) {
            return extras;
        }
        do {
            cursor.skipSpaces();
            int start = cursor.offset();
            String extra = cursor.takeUntilSpaceOr("],;");
            if (!isName(extra)) {
                throw new Rejected(start, "\"" + extra + "\" is not the name of an extra; write for example \"[cpu]\"");
            }
            extras.add(extra);
            cursor.skipSpaces();
        } while (cursor.skip(','));
        if (!cursor.skip(']')) {
            throw new Rejected(cursor.offset(), "the list of extras needs a \"]\" here");
        }
        return extras;
    }

    private List<Specifier> specifiers() throws Rejected {
        List<Specifier> specifiers = new ArrayList<>();
        do {
            cursor.skipSpaces();
            specifiers.add(specifier());
            cursor.skipSpaces();
        } while (cursor.skip(','));
        if (!cursor.isAtEnd()) {
            throw unexpected();
        }
        return specifiers;
    }

    private Specifier specifier() throws Rejected {
        int start = cursor.offset();
        String sign = cursor.takeAnyOf(SIGNS);
        if (sign.isEmpty()) {
            throw cursor.isAtEnd()
                    ? new Rejected(start, "an operator and a version are missing here; write for example \">= 2.5\"")
                    : unexpected();
        }
        cursor.skipSpaces();
        int versionStart = cursor.offset();
        String version = cursor.takeUntilSpaceOr(",;()");
        if (version.isEmpty()) {
            throw new Rejected(versionStart, "a version is missing after \"" + sign + "\"");
        }
        return new SpecifierParser(start, sign, versionStart, version).specifier();
    }

    private Rejected unexpected() {
        String rest = cursor.rest();
        String message = switch (rest.charAt(0)) {
            case ';' -> "markers are not allowed here; use `when` on the entry or the step";
            case '@' -> "URLs are not allowed here; write the name and the versions, as in \"torch >= 2.5\"";
            case '(', ')' -> "write the versions without brackets, as in \"torch >= 2.5, < 3\"";
            case '[' -> "extras follow the name, as in \"name[extra] >= 2.5\"";
            default -> "\"" + rest + "\" is not expected here; write for example \"torch >= 2.5, < 3\"";
        };
        return new Rejected(cursor.offset(), message);
    }
}
