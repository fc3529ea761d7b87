package bootstrap.facts;

import java.nio.file.Path;

/** Whether cloud-init, which sets up a fresh machine of a cloud and uses apt for it, is still at work. */
public final class CloudInit {
    private CloudInit() {}

    /**
     * True from its first stage of this boot until it has written its result; below "/" but for fixtures. Both files
     * lie on a disk of memory, so an earlier boot has left none.
     */
    public static boolean isRunningBelow(Path root) {
        var tree = new Tree(root);
        return tree.exists("/run/cloud-init/status.json") && !tree.exists("/run/cloud-init/result.json");
    }
}
