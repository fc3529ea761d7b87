package bootstrap.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files from which apt answers.
 *
 * @param places lists, sources, settings, what dpkg and apt know of packages
 */
public record AptInputs(List<Path> places) {
    /** What apt keeps beside its lists and doesn't answer from. */
    private static final Set<String> PASSING = Set.of("partial", "auxfiles", "lock");

    private static final Set<FileVisitOption> FOLLOWED = Set.of(FileVisitOption.FOLLOW_LINKS);

    private static final Set<PosixFilePermission> SEARCHED_BY_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

    /** Of one file, what can't all be the same once it was written anew. */
    record Stamp(long size, FileTime modified, FileTime changed, String inode) {}

    /** How all of them stood at one moment. */
    public record Seen(Map<Path, Stamp> files) {
        public Seen {
            files = Map.copyOf(files);
        }
    }

    public AptInputs {
        places = List.copyOf(places);
    }

    /** Those of a box whose root directory is this. */
    public static AptInputs below(Path root) {
        var places = Stream.of(
                "var/lib/apt/lists",
                "etc/apt",
                "var/lib/dpkg/status",
                "var/lib/dpkg/arch",
                "var/lib/apt/extended_states",
                "var/lib/dpkg/updates");
        return new AptInputs(places.map(root::resolve).toList());
    }

    /** How they stand now; empty when some of them may not be looked at. */
    public Optional<Seen> seen() {
        var stamps = new HashMap<Path, Stamp>();
        try {
            for (Path place : places) {
                collect(place, stamps);
            }
            return Optional.of(new Seen(stamps));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Whether every user may read all of them, so that apt tells nobody the same as root. */
    boolean areOpen() {
        try {
            for (Path place : places) {
                if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                        && !(isOpen(place) && isReachable(place.toAbsolutePath().resolveSibling("")))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    /** A link is none: nobody may be kept from where it leads to. */
    private static boolean isOpen(Path place) throws IOException {
        var seen = Files.readAttributes(place, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!seen.isDirectory()) {
            return seen.isRegularFile() && seen.permissions().contains(PosixFilePermission.OTHERS_READ);
        }
        if (!seen.permissions().containsAll(SEARCHED_BY_OTHERS)) {
            return false;
        }
        try (var inside = Files.newDirectoryStream(
                place, each -> !PASSING.contains(each.getFileName().toString()))) {
            for (Path each : inside) {
                if (!isOpen(each)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether every user gets to what lies in a directory, on a way without links. */
    static boolean isReachable(Path directory) throws IOException {
        if (!directory.toRealPath().equals(directory.toAbsolutePath())) {
            return false;
        }
        for (Path each = directory; each != null; each = each.getParent()) {
            if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static void collect(Path place, Map<Path, Stamp> stamps) throws IOException {
        if (Files.notExists(place)) {
            return;
        }
        Files.walkFileTree(place, FOLLOWED, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return PASSING.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!PASSING.contains(file.getFileName().toString())) {
                    stamps.put(file, stamp(file, attributes));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Of a link, what it leads to. */
    private static Stamp stamp(Path file, BasicFileAttributes of) throws IOException {
        try {
            return new Stamp(of.size(), of.lastModifiedTime(), changed(file), String.valueOf(of.fileKey()));
        } catch (NoSuchFileException dangling) {
            return new Stamp(of.size(), of.lastModifiedTime(), of.lastModifiedTime(), String.valueOf(of.fileKey()));
        }
    }

    /** When a file was last written, renamed or given another time; nobody can set it back. */
    private static FileTime changed(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, "unix:ctime");
    }
}
