package bootstrap.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who holds one of the four locks of apt and dpkg. Read from /proc/locks, which everybody may read: an fcntl lock is
 * known there by device and inode, and a lock file that nobody holds means nothing.
 */
public final class AptLocks {
    private static final List<String> FILES = List.of(
            "/var/lib/dpkg/lock-frontend",
            "/var/lib/dpkg/lock",
            "/var/lib/apt/lists/lock",
            "/var/cache/apt/archives/lock");

    private final Tree tree;

    private AptLocks(Tree tree) {
        this.tree = tree;
    }

    /** The locks of the box below a directory, "/" but for fixtures. */
    public static AptLocks below(Path root) {
        return new AptLocks(new Tree(root));
    }

    /**
     * A process that holds a lock.
     *
     * @param command its words, "" when they may not be read
     */
    public record Holder(String file, long pid, String command) {
        /** {@code process 1234 (apt-get update)}. */
        public String described() {
            return "process " + pid + (command.isEmpty() ? "" : " (" + command + ")");
        }
    }

    /** The first lock that is held now, in the order in which apt takes them; empty when all are free. */
    public Optional<Holder> held() {
        var locks = tree.text("/proc/locks").orElse("").lines().toList();
        return FILES.stream().flatMap(file -> holder(file, locks).stream()).findFirst();
    }

    private Optional<Holder> holder(String file, List<String> locks) {
        var place = place(file);
        return place.isEmpty()
                ? Optional.empty()
                : locks.stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(words -> words.length >= 8 && words[1].equals("POSIX") && words[5].equals(place))
                        .map(words -> Long.parseLong(words[4]))
                        .findFirst()
                        .map(pid -> new Holder(file, pid, command(pid)));
    }

    /** As proc_locks(5) writes it: the device's major and minor number in hexadecimal, and the inode in decimal. */
    private String place(String file) {
        try {
            var of = Files.readAttributes(tree.at(file), "unix:dev,ino");
            long device = ((Number) of.getOrDefault("dev", 0L)).longValue();
            // Bits as in makedev(3) of glibc.
            long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & ~0xfffL);
            long minor = (device & 0xff) | ((device >>> 12) & ~0xffL);
            return "%02x:%02x:%d".formatted(major, minor, ((Number) of.getOrDefault("ino", 0L)).longValue());
        } catch (IOException missing) {
            return "";
        }
    }

    private String command(long pid) {
        var words = tree.text("/proc/" + pid + "/cmdline")
                .orElse("")
                .replace('\0', ' ')
                .strip();
        return words.length() > 80 ? words.substring(0, 77) + "..." : words;
    }
}
