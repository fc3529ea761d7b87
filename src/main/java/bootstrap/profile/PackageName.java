package bootstrap.profile;

import bootstrap.component.AptPackage;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Says why a word is no name of a Debian package: to apt other words mean removals, files, options or patterns. */
final class PackageName {
    /** What apt-get takes for a regular expression, a pattern of aptitude's kind, or a task. */
    private static final Pattern PATTERN = Pattern.compile("[*?^~]|\\$$");

    private PackageName() {}

    /** Why not, and what is allowed; empty when it is one. */
    static Optional<String> objection(String word) {
        return AptPackage.isName(word) ? Optional.empty() : Optional.of(why(word));
    }

    private static String why(String word) {
        if (word.isEmpty()) {
            return "it is empty";
        }
        if (word.startsWith("-")) {
            return "it would be an option of apt; a name starts with a letter or digit";
        }
        if (word.contains("/")) {
            return "files, URLs and releases are not allowed here; write the name alone";
        }
        if (word.endsWith("-") || word.endsWith("+")) {
            return "to apt the sign at the end means " + (word.endsWith("-") ? "remove" : "install") + "; delete it";
        }
        if (word.indexOf('=') >= 0) {
            return "write a version as { name: " + word.substring(0, word.indexOf('=')) + ", version: \">= 1.0\" }";
        }
        if (word.indexOf(':') >= 0) {
            return "another architecture can't be asked for; delete what follows the colon";
        }
        return ofCharacters(word);
    }

    private static String ofCharacters(String word) {
        if (PATTERN.matcher(word).find()) {
            return "patterns are not allowed; write each name in full";
        }
        OptionalInt illegal = word.chars().filter(c -> !AptPackage.isOfNames(c)).findFirst();
        return illegal.isPresent()
                ? "the character U+%04X can't be in it; allowed are lower case letters, digits, +, . and -"
                        .formatted(illegal.getAsInt())
                : "it has 2 to 128 characters and starts with a letter or digit";
    }
}
