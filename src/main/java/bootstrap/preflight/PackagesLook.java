package bootstrap.preflight;

import bootstrap.facts.AptLocks;
import bootstrap.facts.Box;
import bootstrap.facts.CloudInit;
import bootstrap.facts.DpkgUpdates;
import bootstrap.facts.Packages;
import bootstrap.facts.Snaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands between apt and its work, but for its sources. */
record PackagesLook(Box box) {
    private static final String AUDIT = "dpkg.audit";

    List<Finding> findings() {
        var holder = AptLocks.below(box.root()).held();
        return List.of(
                lock(holder),
                cloudInit(),
                audit(holder.filter(PackagesLook::isDpkgs).isPresent()));
    }

    private static Finding lock(Optional<AptLocks.Holder> held) {
        return held.map(holder -> Finding.warning(
                        "apt.lock",
                        Foreseen.BUSY,
                        holder.file() + " is held by " + holder.described(),
                        "apply waits for it"))
                .orElseGet(() -> Finding.ok("apt.lock", "nobody holds a lock of apt or dpkg"));
    }

    private static boolean isDpkgs(AptLocks.Holder holder) {
        return holder.file().startsWith("/var/lib/dpkg/");
    }

    private Finding cloudInit() {
        return CloudInit.isRunningBelow(box.root())
                ? Finding.warning(
                        "cloud-init",
                        Foreseen.BUSY,
                        "cloud-init is still setting this machine up",
                        "apply waits for it; cloud-init status tells how far it is")
                : Finding.ok("cloud-init", "cloud-init is not at work");
    }

    private Finding audit(boolean atWork) {
        return switch (box.packages()) {
            case Packages.Unreadable(String reason) ->
                Finding.error(AUDIT, Foreseen.UNSUPPORTED, "dpkg's list could not be read: " + reason, "");
            case Packages.Read read -> audit(read.broken(), DpkgUpdates.pendingBelow(box.root()), atWork);
        };
    }

    /** While somebody is at work, packages are half installed without anything being wrong. */
    private static Finding audit(List<String> broken, List<String> pending, boolean atWork) {
        var at = new ArrayList<>(broken);
        if (!pending.isEmpty()) {
            at.add(pending.size() + " of /var/lib/dpkg/updates");
        }
        if (at.isEmpty()) {
            return Finding.ok(AUDIT, "no package is half installed");
        }
        var names = String.join(", ", at);
        return atWork
                ? Finding.warning(AUDIT, Foreseen.BUSY, "dpkg is at work on " + names, "apply waits for it")
                : Finding.warning(
                        AUDIT,
                        Foreseen.UNSUPPORTED,
                        "dpkg was interrupted at " + names,
                        "apply repairs it first: dpkg --configure -a");
    }

    /** Two engines of one name: the snap's keeps its data and its socket for itself. */
    Stream<Finding> snap() {
        return Stream.of(
                Snaps.hasBelow(box.root(), "docker")
                        ? Finding.warning(
                                "snap.docker",
                                Foreseen.UNSUPPORTED,
                                "Docker is here as a snap; one from apt would stand beside it, without its images",
                                "keep one of the two: sudo snap remove docker, or --skip the step that brings Docker")
                        : Finding.ok("snap.docker", "there is no Docker from a snap"));
    }
}
