package bootstrap.facts;

import java.nio.file.Path;
import java.util.List;

/**
 * One file system that matters to an installation.
 *
 * @param point where it is mounted
 * @param holds which of the places of interest lie on it
 * @param free bytes an ordinary user may still use
 * @param total bytes in all
 */
public record Mount(Path point, List<Path> holds, long free, long total) {
    public Mount {
        holds = List.copyOf(holds);
    }
}
