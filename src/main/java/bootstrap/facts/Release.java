package bootstrap.facts;

import java.util.List;
import java.util.Optional;

/**
 * The release the box says it runs. A part that it does not name is "".
 *
 * @param codename the release's own, such as {@code wilma}
 * @param baseCodename that of the Ubuntu or Debian it is made from, such as {@code noble}; for those two the same
 * @param idLike the systems it is made from, the closest first
 */
public record Release(
        String id, String version, String codename, String baseCodename, List<String> idLike, String prettyName) {
    private static final String UBUNTU = "ubuntu";
    private static final String DEBIAN = "debian";

    public Release {
        idLike = List.copyOf(idLike);
    }

    /** {@code ubuntu}, {@code debian} or "" : whose packages it uses. */
    public String family() {
        return isOrIsLike(UBUNTU) ? UBUNTU : isOrIsLike(DEBIAN) ? DEBIAN : "";
    }

    /**
     * Which version of {@code ubuntu} or {@code debian} this is, or is made from; a derivative is found by the codename
     * of its base. Empty when it is of another family, or when its base is not known here.
     */
    public Optional<String> versionOf(String distribution) {
        if (id.equals(distribution)) {
            return Optional.of(version).filter(known -> !known.isEmpty());
        }
        return family().equals(distribution)
                ? ReleaseTable.shipped().byCodename(distribution, baseCodename).map(ReleaseTable.Row::version)
                : Optional.empty();
    }

    /** How long its makers support it, of the releases in our dated table. */
    public Optional<Lifetime> lifetime() {
        var table = ReleaseTable.shipped();
        return table.row(id, version).map(row -> new Lifetime(row.standardSupportEnds(), table.dated()));
    }

    private boolean isOrIsLike(String distribution) {
        return id.equals(distribution) || idLike.contains(distribution);
    }
}
