package bootstrap.component;

/**
 * What apt would do to one package.
 *
 * @param name with its architecture when that is not the box's own
 * @param from the version that is there, "" when none is
 * @param to the version that will be there, "" when none will
 * @param origin who published it, in apt's words with the component: {@code Ubuntu noble-updates/universe}; "" for a removal
 */
public record PackageChange(Kind kind, String name, String from, String to, String origin) {
    /** How the package changes. */
    public enum Kind {
        NEW,
        UPGRADED,
        DOWNGRADED,
        /** The same version is unpacked again. */
        REINSTALLED,
        REMOVED
    }
}
