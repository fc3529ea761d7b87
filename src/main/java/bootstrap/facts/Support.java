package bootstrap.facts;

/** What this version of the tool promises for the box it stands on. */
public sealed interface Support {
    /** A release it is made for. */
    record Supported() implements Support {}

    /** A Debian that works, and is said to be a relative. */
    record Relative() implements Support {}

    /** Something else with apt: a warning and a try. {@code found} says what was read. */
    record Untried(String found) implements Support {}

    /** Something without apt: nothing can be done. {@code found} says what was read. */
    record Refused(String found) implements Support {}

    /** Judges by what is there; an unknown release is never refused when it has apt and dpkg. */
    static Support of(Fact<Release> release, Tree tree) {
        var found = found(release);
        if (!tree.exists("/usr/bin/apt-get")) {
            return new Refused(found + ", without /usr/bin/apt-get");
        }
        // Fedora and others offer apt as a package; without dpkg's list it is of no use.
        if (!tree.exists("/var/lib/dpkg/status")) {
            return new Refused(found + ", without /var/lib/dpkg/status");
        }
        return switch (release) {
            case Fact.Known<Release>(Release known) -> standing(known, found);
            case Fact.Unknown<Release> unknown -> new Untried(found);
        };
    }

    private static Support standing(Release release, String found) {
        var standing = ReleaseTable.shipped()
                .row(release.id(), release.version())
                .map(ReleaseTable.Row::standing)
                .orElse(ReleaseTable.Standing.UNTRIED);
        return switch (standing) {
            case SUPPORTED -> new Supported();
            case RELATIVE -> new Relative();
            case UNTRIED -> new Untried(found);
        };
    }

    private static String found(Fact<Release> release) {
        return switch (release) {
            case Fact.Known<Release>(Release known) -> known.prettyName() + base(known);
            case Fact.Unknown<Release>(String reason) -> "an unknown release (" + reason + ")";
        };
    }

    private static String base(Release release) {
        boolean derived = !release.family().isEmpty() && !release.family().equals(release.id());
        return derived ? " (made from " + release.family() + " " + release.baseCodename() + ")" : "";
    }
}
