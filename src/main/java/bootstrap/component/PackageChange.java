package bootstrap.component;

import bootstrap.version.Version;

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
        REMOVED;

        /** How a package changes that is installed; {@code from} is "" where none is there. */
        static Kind of(String from, String to) {
            if (from.isEmpty()) {
                return NEW;
            }
            int order = new Version(to).compareTo(new Version(from));
            return order > 0 ? UPGRADED : order < 0 ? DOWNGRADED : REINSTALLED;
        }
    }
}
