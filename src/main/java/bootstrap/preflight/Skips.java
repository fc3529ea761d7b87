package bootstrap.preflight;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The preflights that the user leaves out. A word stands for all that begin with it: {@code network} for each host. */
public record Skips(List<String> ids) {
    /** Those whose ids end with what the box has: a mount, a host. */
    private static final Set<String> FAMILIES = Set.of("disk", "network");

    private static final List<String> KNOWN = List.of(
            "apt.lock",
            "apt.sources",
            "clock",
            "cloud-init",
            "disk.read-only",
            "disk.root",
            "dpkg.audit",
            "memory",
            "python.marker",
            "reboot",
            "snap.docker",
            "sudo",
            "wsl");

    public static final Skips NONE = new Skips(List.of());

    public Skips {
        ids = List.copyOf(ids);
    }

    /** The first id that is no preflight's; empty when all are. */
    public Optional<String> unknown() {
        return ids.stream().filter(id -> !isKnown(id)).findFirst();
    }

    private static boolean isKnown(String id) {
        int dot = id.indexOf('.');
        boolean member = dot > 0 && dot < id.length() - 1 && FAMILIES.contains(id.substring(0, dot));
        return member || names().contains(id);
    }

    /** The ids there are on every box, and those that stand for several; sorted. */
    public static Set<String> names() {
        var names = new TreeSet<>(KNOWN);
        names.addAll(FAMILIES);
        KNOWN.stream()
                .filter(id -> id.contains("."))
                .map(id -> id.substring(0, id.indexOf('.')))
                .forEach(names::add);
        return names;
    }

    /** Whether the preflight of this id is left out. */
    boolean cover(String id) {
        return ids.stream()
                .anyMatch(skipped -> id.equals(skipped) || (!skipped.contains(".") && id.startsWith(skipped + ".")));
    }
}
