package bootstrap.facts;

import java.nio.file.Path;

/** What came as a snap. */
public final class Snaps {
    private Snaps() {}

    /** Whether this snap is installed on the box below a directory, "/" but for fixtures. */
    public static boolean hasBelow(Path root, String name) {
        var tree = new Tree(root);
        return tree.exists("/snap/" + name)
                || tree.names("/var/lib/snapd/snaps").stream()
                        .anyMatch(file -> file.startsWith(name + "_") && file.endsWith(".snap"));
    }
}
