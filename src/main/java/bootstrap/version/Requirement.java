package bootstrap.version;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Python distribution and the versions of it that will do: PEP 508 without URLs, markers and options.
 *
 * @param name as the profile spells it
 * @param extras in the order of the profile, often none
 * @param specifiers all must hold; none means every version will do
 */
public record Requirement(String name, List<String> extras, List<Specifier> specifiers) {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    public Requirement {
        extras = List.copyOf(extras);
        specifiers = List.copyOf(specifiers);
        if (!RequirementParser.isName(name) || !extras.stream().allMatch(RequirementParser::isName)) {
            throw new IllegalArgumentException("not a name of a distribution or extra: " + name + extras);
        }
    }

    /** Reads e.g. {@code name[extra1,extra2] >= 2.5, < 3}; operators are those of PEP 440. */
    public static Parsed parse(String text) {
        return new RequirementParser(text).parse();
    }

    /** What came of reading a requirement. */
    public sealed interface Parsed {
        record Good(Requirement requirement) implements Parsed {}

        /**
         * The text is no requirement, and why.
         *
         * @param offset where in the text the message points to, counted from 0; may be the end of the text
         */
        record Bad(int offset, String message) implements Parsed {}
    }

    /** The form in which names are compared (PEP 503): {@code Typing_Extensions} → {@code typing-extensions}. */
    public String normalizedName() {
        return normalized(name);
    }

    /** The same for a name from elsewhere, such as a list of what is installed. */
    public static String normalized(String name) {
        return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** Whether an installed version will do; a pre-release does when it lies in the range. */
    public boolean accepts(PythonVersion installed) {
        return specifiers.stream().allMatch(specifier -> specifier.accepts(installed));
    }

    /** One word for pip, {@code name[extra1,extra2]>=2.5,<3}; parsing it gives an equal requirement. */
    public String text() {
        String brackets = extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]";
        return name + brackets + specifiers.stream().map(Specifier::text).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return text();
    }
}
