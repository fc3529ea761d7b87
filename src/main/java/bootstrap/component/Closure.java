package bootstrap.component;

import java.net.URI;
import java.util.List;

/** What apt would do for the packages of a plan and for what they depend on, as apt itself says. */
public sealed interface Closure {
    /** No package changes. */
    record Unneeded() implements Closure {}

    /**
     * By the cached lists.
     *
     * @param packages in the order in which apt names them
     * @param downloads where the archives come from that are not in apt's cache yet
     * @param fetchBytes size of these together
     * @param diskBytes how much more disk the packages take afterwards; negative when they take less
     * @param held packages of this box that apt leaves as they are, because {@code apt-mark hold} says so
     */
    record Known(List<PackageChange> packages, List<URI> downloads, long fetchBytes, long diskBytes, List<String> held)
            implements Closure {
        public Known {
            packages = List.copyOf(packages);
            downloads = List.copyOf(downloads);
            held = List.copyOf(held);
        }

        /** Whether all that another closure says is done here too, and comes from where it says. */
        public boolean contains(Known other) {
            return packages.containsAll(other.packages);
        }

        /** The same without the changes of another closure. */
        public Known without(Known other) {
            var left = packages.stream()
                    .filter(each -> !other.packages.contains(each))
                    .toList();
            return new Known(left, downloads, fetchBytes, diskBytes, held);
        }

        /** The changes of one kind, in this order. */
        public List<PackageChange> of(PackageChange.Kind kind) {
            return packages.stream().filter(each -> each.kind() == kind).toList();
        }
    }

    /** The box has no package lists: what apt would do is known after the refresh. */
    record AfterRefresh() implements Closure {}

    /** Apt finds no way. */
    record Unsolved(String reason) implements Closure {}

    /** Apt could not be asked. */
    record Unasked(String reason) implements Closure {}

    /** Whether it is known that nothing that is there becomes another version or goes away. */
    default boolean bringsOnlyNew() {
        return switch (this) {
            case Known known ->
                known.packages().size() == known.of(PackageChange.Kind.NEW).size();
            case Unneeded() -> true;
            case AfterRefresh() -> false;
            case Unsolved unsolved -> false;
            case Unasked unasked -> false;
        };
    }

    /** The packages that go away, as far as is known. */
    default List<PackageChange> removed() {
        return switch (this) {
            case Known known -> known.of(PackageChange.Kind.REMOVED);
            case Unneeded() -> List.of();
            case AfterRefresh() -> List.of();
            case Unsolved unsolved -> List.of();
            case Unasked unasked -> List.of();
        };
    }
}
