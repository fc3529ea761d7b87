package bootstrap.facts;

import java.nio.file.Path;

/** Which Windows Subsystem for Linux this is. */
public final class Wsl {
    private Wsl() {}

    /** Whether it is the first, which has no kernel of Linux; below "/" but for fixtures. */
    public static boolean isFirstBelow(Path root) {
        // 4.4.0-19041-Microsoft; the second's own kernel ends with microsoft-standard-WSL2.
        return new Tree(root)
                .text("/proc/sys/kernel/osrelease")
                .orElse("")
                .strip()
                .endsWith("-Microsoft");
    }
}
