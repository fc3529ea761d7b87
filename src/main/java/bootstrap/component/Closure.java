package bootstrap.component;

import java.net.URI;
import java.util.List;

/** What apt would do for the packages of a plan and for what they depend on, by apt's own simulation. */
public sealed interface Closure {
    /** No package changes. */
    record Unneeded() implements Closure {}

    /**
     * By the cached lists.
     *
     * @param packages in apt's order
     * @param downloads where the archives come from that are not in apt's cache yet
     * @param fetchBytes size of these together
     * @param diskBytes how much more disk the packages take afterwards; negative when they take less
     */
    record Known(List<PackageChange> packages, List<URI> downloads, long fetchBytes, long diskBytes)
            implements Closure {
        public Known {
            packages = List.copyOf(packages);
            downloads = List.copyOf(downloads);
        }

        /** The changes of one kind, in apt's order. */
        public List<PackageChange> of(PackageChange.Kind kind) {
            return packages.stream().filter(each -> each.kind() == kind).toList();
        }
    }

    /** The box has no package lists: what apt would do is known after the refresh. */
    record AfterRefresh() implements Closure {}

    /** Apt finds no way, or gave no answer. */
    record Unsolved(String reason) implements Closure {}
}
