package bootstrap.preflight;

import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.facts.Box;
import bootstrap.facts.Fact;
import bootstrap.facts.Mount;
import bootstrap.facts.MountTable;
import bootstrap.plan.Plan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether there is room where something will be written, and whether anything may be written there at all. */
record DiskLook(Box box) {
    /** For what no number is known of: lists, logs, what a package's own scripts write. */
    static final long MARGIN = 100L << 20;

    static final long LITTLE = 1L << 30;

    private static final Path PROGRAMS = Path.of("/usr");
    private static final Path ARCHIVES = Path.of("/var/cache/apt/archives");
    private static final List<String> SYSTEM = List.of("/", "/usr", "/var", "/etc");
    private static final String ADVICE =
            "make room there; sudo apt-get clean removes the archives of what is installed already";

    /** Whether little is left on any file system that an installation writes to. */
    List<Finding> ofBox() {
        return Stream.concat(readOnly(), judged(Map.of(PROGRAMS, 0L, ARCHIVES, 0L, home(), 0L), DiskLook::little))
                .toList();
    }

    /** Whether it is enough for what apt says it will fetch and unpack, and for what profiles say of the rest. */
    List<Finding> before(Plan plan, Closure closure) {
        boolean apt = plan.effects().stream().anyMatch(each -> each.effect().lane() instanceof Effect.Lane.Apt);
        boolean other = plan.effects().stream().anyMatch(each -> !(each.effect().lane() instanceof Effect.Lane.Apt));
        var needs = new HashMap<Path, Long>();
        if (apt) {
            needs.putAll(ofApt(closure));
        }
        if (other) {
            long byRoot = plan.besidesAptByRoot().disk();
            needs.put(home(), plan.besidesApt().disk() - byRoot);
            needs.merge(PROGRAMS, byRoot, Long::sum);
        }
        return Stream.concat(readOnly(), judged(needs, DiskLook::enough)).toList();
    }

    private static Map<Path, Long> ofApt(Closure closure) {
        return closure instanceof Closure.Known known
                ? Map.of(PROGRAMS, Math.max(0, known.diskBytes()), ARCHIVES, known.fetchBytes())
                : Map.of(PROGRAMS, 0L, ARCHIVES, 0L);
    }

    private Path home() {
        return box.target().home();
    }

    /** A mount and the bytes that will come there. */
    record Room(Mount mount, long needed) {}

    /** Needs of one file system are summed. */
    private Stream<Finding> judged(Map<Path, Long> needs, Function<Room, Finding> judge) {
        var rooms = new LinkedHashMap<Path, Room>();
        // Sorted, so that the lines come in the same order each time.
        for (Map.Entry<Path, Long> need : new TreeMap<>(needs).entrySet()) {
            switch (box.mountsToHold(List.of(need.getKey()))) {
                case Fact.Unknown<List<Mount>>(String reason) -> {
                    return Stream.of(Finding.warning("disk.root", Foreseen.CANNOT_CREATE, reason, ""));
                }
                case Fact.Known<List<Mount>>(List<Mount> mounts) ->
                    mounts.forEach(mount -> rooms.merge(
                            mount.point(),
                            new Room(mount, need.getValue()),
                            (one, more) -> new Room(one.mount(), one.needed() + more.needed())));
            }
        }
        return rooms.values().stream().map(judge);
    }

    static Finding enough(Room room) {
        long needed = room.needed() + MARGIN;
        var free = room.mount().point() + " has " + Words.bytes(room.mount().free()) + " free";
        return room.mount().free() < needed
                ? Finding.error(
                        id(room.mount()),
                        Foreseen.CANNOT_CREATE,
                        free + ", and this plan needs " + Words.bytes(needed) + " there",
                        ADVICE)
                : Finding.ok(id(room.mount()), free + ", this plan needs " + Words.bytes(needed));
    }

    static Finding little(Room room) {
        var free = room.mount().point() + " has " + Words.bytes(room.mount().free()) + " free";
        return room.mount().free() < LITTLE
                ? Finding.warning(id(room.mount()), Foreseen.CANNOT_CREATE, "only little room: " + free, ADVICE)
                : Finding.ok(id(room.mount()), free);
    }

    /** {@code disk.root}, {@code disk.home}, {@code disk.var.cache}. */
    private static String id(Mount mount) {
        var point = mount.point().toString();
        return "disk." + (point.equals("/") ? "root" : point.substring(1).replace('/', '.'));
    }

    private Stream<Finding> readOnly() {
        var table = MountTable.below(box.root());
        var places = Stream.concat(SYSTEM.stream().map(Path::of), Stream.of(home()));
        var points = places.flatMap(place -> table.readOnlyPointOf(place).stream())
                .distinct()
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        return Stream.of(
                points.isEmpty()
                        ? Finding.ok("disk.read-only", "file systems can be written to")
                        : Finding.error(
                                "disk.read-only",
                                Foreseen.CANNOT_CREATE,
                                "mounted read-only: " + points,
                                "dmesg tells when a faulty disk was the reason; else: sudo mount -o remount,rw POINT"));
    }
}
