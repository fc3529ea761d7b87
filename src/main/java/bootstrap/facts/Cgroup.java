package bootstrap.facts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The limits of the control groups this process lives in, v2 first, then v1. A limit anywhere above holds too, so each
 * is the least of the group and its ancestors.
 */
record Cgroup(Tree tree) {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    /** Bytes of memory allowed. Version 1 writes "no limit" as a huge number, which no host reaches. */
    OptionalLong memory() {
        return least(Stream.concat(
                files("", ROOT, "memory.max"), files("memory", ROOT.resolve("memory"), "memory.limit_in_bytes")));
    }

    /** Processors allowed by a quota, rounded up: half of one still runs on one. */
    OptionalLong processors() {
        return LongStream.concat(
                        quotas(files("", ROOT, "cpu.max")),
                        groups("cpu", ROOT.resolve("cpu")).flatMapToLong(this::version1Quota))
                .min();
    }

    private LongStream version1Quota(Path group) {
        return quotas(text(group.resolve("cpu.cfs_quota_us"))
                .flatMap(quota -> text(group.resolve("cpu.cfs_period_us")).map(period -> quota + " " + period))
                .stream());
    }

    private static LongStream quotas(Stream<String> texts) {
        return texts.map(text -> text.split(" ", -1))
                .filter(words -> words.length == 2)
                .map(words -> List.of(number(words[0]), number(words[1])))
                .filter(numbers -> numbers.stream().allMatch(OptionalLong::isPresent))
                .mapToLong(numbers -> Math.ceilDiv(
                        numbers.getFirst().getAsLong(), numbers.getLast().getAsLong()));
    }

    private static OptionalLong least(Stream<String> texts) {
        return texts.map(Cgroup::number).flatMapToLong(OptionalLong::stream).min();
    }

    /** A limit; "max", -1 and anything else that isn't a positive number is none. */
    private static OptionalLong number(String text) {
        boolean positive = text.matches("0*[1-9][0-9]{0,17}");
        return positive ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private Stream<String> files(String controller, Path mount, String name) {
        return groups(controller, mount).map(group -> text(group.resolve(name))).flatMap(Optional::stream);
    }

    /**
     * The process's group, its ancestors and the mount itself. Inside a container the path may be that of the host
     * while the mount shows only the container's part: the mount itself is then the one that exists.
     */
    private Stream<Path> groups(String controller, Path mount) {
        var own = path(controller)
                .map(path -> mount.resolve(path.substring(1)).normalize())
                .filter(group -> group.startsWith(mount))
                .orElse(mount);
        return Stream.iterate(own, group -> group.startsWith(mount), Path::getParent);
    }

    /** The path after the second colon of the line that names the controller; version 2's line names none. */
    private Optional<String> path(String controller) {
        return tree.text("/proc/self/cgroup")
                .orElse("")
                .lines()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3 && fields[2].startsWith("/"))
                .filter(fields -> List.of(fields[1].split(",", -1)).contains(controller))
                .map(fields -> fields[2])
                .findFirst();
    }

    private Optional<String> text(Path file) {
        return tree.text(file.toString())
                .map(Optional::of)
                .orElse(Optional.empty())
                .map(String::strip);
    }
}
