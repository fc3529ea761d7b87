package bootstrap.facts;

import java.nio.file.Path;
import java.util.List;

/** Steps that dpkg had begun and not yet put into its list. */
public final class DpkgUpdates {
    static final String PLACE = "/var/lib/dpkg/updates";

    private DpkgUpdates() {}

    /** The files of /var/lib/dpkg/updates below a directory, "/" but for fixtures; other names than digits don't count. */
    public static List<String> pendingBelow(Path root) {
        return new Tree(root)
                .names(PLACE).stream().filter(name -> name.matches("[0-9]+")).toList();
    }
}
