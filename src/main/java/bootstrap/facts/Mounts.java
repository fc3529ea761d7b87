package bootstrap.facts;

import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** Measures the file systems that hold the places an installation writes to. */
record Mounts(Tree tree) {
    /**
     * In the order given, each file system once. A place that doesn't exist lies on none, and one that states no size
     * (a tmpfs without limit, 9p) is left out.
     */
    Fact<List<Mount>> holding(List<Path> places) {
        try {
            var byDevice = new LinkedHashMap<Object, List<Path>>();
            for (Path place : places) {
                if (tree.exists(place.toString())) {
                    byDevice.computeIfAbsent(device(place), device -> new ArrayList<>())
                            .add(place);
                }
            }
            return new Fact.Known<>(measured(byDevice.values()));
        } catch (IOException e) {
            return new Fact.Unknown<>("a file system could not be looked at: " + SystemReason.withFile(e));
        }
    }

    /** The same, where for a place that doesn't exist yet the closest directory above counts. */
    Fact<List<Mount>> toHold(List<Path> places) {
        return holding(places.stream().map(this::there).distinct().toList());
    }

    private Path there(Path place) {
        var there = place;
        while (!tree.exists(there.toString())) {
            there = above(there);
        }
        return there;
    }

    private List<Mount> measured(Collection<List<Path>> byDevice) throws IOException {
        var mounts = new ArrayList<Mount>();
        for (List<Path> places : byDevice) {
            // Unlike FileStore, File needs no reading of the mount table.
            var file = tree.at(places.getFirst().toString()).toFile();
            if (file.getTotalSpace() > 0) {
                mounts.add(new Mount(point(places.getFirst()), places, file.getUsableSpace(), file.getTotalSpace()));
            }
        }
        return List.copyOf(mounts);
    }

    /** The topmost directory above on the same device: where it is mounted. */
    Path point(Path place) throws IOException {
        var device = device(place);
        var point = tree.at(place.toString()).toRealPath();
        var top = tree.root().toRealPath();
        while (!point.equals(top)
                && point.startsWith(top)
                && device.equals(Files.getAttribute(above(point), "unix:dev"))) {
            point = above(point);
        }
        return Path.of("/").resolve(top.relativize(point));
    }

    private static Path above(Path path) {
        return Objects.requireNonNullElse(path.getParent(), path);
    }

    private Object device(Path place) throws IOException {
        return Files.getAttribute(tree.at(place.toString()), "unix:dev");
    }
}
