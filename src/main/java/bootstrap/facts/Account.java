package bootstrap.facts;

import java.nio.file.Path;

/** A user of the box, as passwd(5) describes one. */
public record Account(String name, int uid, int gid, Path home, String shell) {
    /** Whether this is the superuser, whatever its name. */
    public boolean isRoot() {
        return uid == 0;
    }
}
