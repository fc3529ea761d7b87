package bootstrap.version;

/** One operator with one version: a half line or a point in Debian's order. */
record Bound(Relation relation, Version version) {
    /** The operators of a constraint. */
    enum Relation {
        AT_LEAST(">="),
        ABOVE(">"),
        AT_MOST("<="),
        BELOW("<"),
        EXACTLY("=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        /** Whether a version that compares like this with the bound's is within the bound. */
        private boolean holds(int order) {
            return switch (this) {
                case AT_LEAST -> order >= 0;
                case ABOVE -> order > 0;
                case AT_MOST -> order <= 0;
                case BELOW -> order < 0;
                case EXACTLY -> order == 0;
            };
        }

        private boolean isUpper() {
            return this == AT_MOST || this == BELOW;
        }
    }

    boolean accepts(Version candidate) {
        return relation.holds(
                isFull()
                        ? candidate.compareTo(version)
                        : Version.compareParts(candidate.upstream(), version.upstream()));
    }

    /** Provably no version is within both. Half lines over different parts of a version always leave room. */
    boolean excludes(Bound other) {
        if (pins(other)) {
            return !other.accepts(version);
        }
        if (other.pins(this)) {
            return !accepts(other.version);
        }
        boolean facing = isFull() == other.isFull() && relation.isUpper() != other.relation.isUpper();
        return facing && !(accepts(other.version) && other.accepts(version));
    }

    /** Whether this bound leaves no choice in the part of the version that the other one looks at. */
    private boolean pins(Bound other) {
        return relation == Relation.EXACTLY && (isFull() || !other.isFull());
    }

    private boolean isFull() {
        return version.text().indexOf(':') >= 0 || version.text().indexOf('-') >= 0;
    }

    String text() {
        return relation.sign() + " " + version.text();
    }
}
