package bootstrap.preflight;

import bootstrap.facts.Account;
import bootstrap.facts.Accounts;
import bootstrap.facts.Box;
import bootstrap.facts.Fact;
import bootstrap.facts.Memory;
import bootstrap.facts.Wsl;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/** What is to say of the box as a whole. */
record BoxLook(Box box) {
    private static final long LITTLE_MEMORY = 512L << 20;
    private static final Set<String> ADMINISTRATORS = Set.of("sudo", "admin", "wheel");
    private static final String SUDO = "sudo";

    List<Finding> findings() {
        return List.of(memory(), sudo(), wsl(), python(), reboot());
    }

    Finding memory() {
        return switch (box.facts().memory()) {
            case Fact.Unknown<Memory>(String reason) ->
                Finding.info("memory", "how much memory there is, is unknown: " + reason, "");
            case Fact.Known<Memory>(Memory memory) -> memory(memory.usable());
        };
    }

    private static Finding memory(long usable) {
        var words = Words.bytes(usable) + " of memory may be used";
        return usable < LITTLE_MEMORY
                ? Finding.warning(
                        "memory",
                        Foreseen.UNSUPPORTED,
                        "only " + words + ": apt and compilers may be ended for want of it",
                        "give the machine or container 1 GiB or more, or add swap")
                : Finding.ok("memory", words);
    }

    private Finding sudo() {
        var self = box.self();
        if (self.isRoot()) {
            return Finding.ok(SUDO, "this is root");
        }
        if (Files.notExists(box.root().resolve("usr/bin/sudo"))) {
            return Finding.error(
                    SUDO,
                    Foreseen.PRIVILEGES,
                    "there is no sudo here, and " + self.name() + " is not root",
                    "run as root, with --user " + self.name() + "; or as root: apt-get install sudo");
        }
        return switch (box.accounts()) {
            case Fact.Unknown<Accounts>(String reason) -> Finding.info(SUDO, "groups are unknown: " + reason, "");
            case Fact.Known<Accounts>(Accounts accounts) -> member(self, accounts.groupsOf(self));
        };
    }

    private static Finding member(Account self, List<String> groups) {
        return groups.stream().anyMatch(ADMINISTRATORS::contains)
                ? Finding.ok(SUDO, "sudo is here, for " + self.name() + " too")
                : Finding.warning(
                        SUDO,
                        Foreseen.PRIVILEGES,
                        "sudo may refuse " + self.name() + ", who is in none of the groups sudo, admin and wheel",
                        "sudo -l tells; as root: adduser " + self.name() + " sudo");
    }

    private Finding wsl() {
        if (!box.facts().wsl().orElse(false)) {
            return Finding.ok("wsl", "this is not WSL");
        }
        if (Wsl.isFirstBelow(box.root())) {
            return Finding.warning(
                    "wsl",
                    Foreseen.UNSUPPORTED,
                    "this is WSL 1, which has no kernel of Linux: Docker and others will not run",
                    "in Windows: wsl --set-version DISTRIBUTION 2");
        }
        return box.facts().systemd().orElse(true)
                ? Finding.ok("wsl", "this is WSL 2 with systemd")
                : Finding.info(
                        "wsl",
                        "this is WSL without systemd: steps that start services are skipped",
                        "for systemd: put [boot] and systemd=true into /etc/wsl.conf, then in Windows: wsl --shutdown");
    }

    private Finding python() {
        boolean bypassed = box.pip()
                .value("break-system-packages")
                .filter(value -> value.matches("(?i)1|true|yes|on"))
                .isPresent();
        return bypassed
                ? Finding.info(
                        "python.marker",
                        "pip is told to install among apt's own packages (break-system-packages)",
                        "profiles use virtual environments and don't need it")
                : Finding.ok("python.marker", "pip leaves apt's own packages alone");
    }

    private Finding reboot() {
        return box.rebootRequired().orElse(false)
                ? Finding.info("reboot", "a reboot is pending", "some updates count only after it")
                : Finding.ok("reboot", "no reboot is pending");
    }
}
