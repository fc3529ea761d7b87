package bootstrap.component;

import bootstrap.facts.Packages;
import bootstrap.version.Constraint;
import bootstrap.version.Version;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The releases of Python, such as 3.12, for which there are packages.
 *
 * @param otherwise why there is nothing to be had for the others
 */
public record Pythons(Constraint releases, String otherwise) {
    /** Whichever the box has. */
    public static final Pythons ALL = new Pythons(Constraint.ANY, "");

    private static final String PACKAGE = "python3";
    private static final Pattern RELEASE = Pattern.compile("[0-9]+\\.[0-9]+");

    /** Why the box's python3 is none of them; empty when it is, or is not known yet. */
    Optional<String> objection(Outlook outlook) {
        return installed(outlook)
                .or(() -> candidate(outlook))
                .map(version -> RELEASE.matcher(version.upstream()))
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> matcher.group())
                .filter(release -> !releases.accepts(new Version(release)))
                .map(release -> "the box has Python " + release + ", and " + otherwise);
    }

    private static Optional<Version> installed(Outlook outlook) {
        return outlook.box().packages() instanceof Packages.Read read ? read.version(PACKAGE) : Optional.empty();
    }

    private static Optional<Version> candidate(Outlook outlook) {
        return outlook.candidates() instanceof Candidates.Listed listed
                ? Optional.ofNullable(listed.versions().get(PACKAGE))
                : Optional.empty();
    }
}
