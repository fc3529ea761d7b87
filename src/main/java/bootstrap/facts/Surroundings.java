package bootstrap.facts;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the box runs in. Each answer stands for itself: a container may have systemd, WSL may lack it. */
record Surroundings(Tree tree, Environment environment, CommandRunner reading) {
    private static final String DETECT = "/usr/bin/systemd-detect-virt";

    /** The kind of container as its makers write it, such as {@code docker} or {@code lxc}; empty outside of any. */
    Fact<Optional<String>> container() {
        return byFile("/.dockerenv", "docker")
                .or(() -> byFile("/run/.containerenv", "podman"))
                .or(this::named)
                .or(() -> environment.get("KUBERNETES_SERVICE_HOST").map(host -> "kubernetes"))
                .<Fact<Optional<String>>>map(kind -> new Fact.Known<>(Optional.of(kind)))
                .orElseGet(this::asSystemdSees);
    }

    private Optional<String> byFile(String file, String kind) {
        return tree.exists(file) ? Optional.of(kind) : Optional.empty();
    }

    /**
     * The name the container's makers gave: {@code container=} of the first process (readable by root only), the copy
     * of it that systemd leaves for everyone, or of our own environment.
     */
    private Optional<String> named() {
        var first = tree.text("/proc/1/environ").orElse("").split("\0", -1);
        return Stream.of(
                        Stream.of(first)
                                .filter(variable -> variable.startsWith("container="))
                                .map(variable -> variable.substring("container=".length())),
                        tree.text("/run/systemd/container").orElse("").lines(),
                        environment.get("container").stream())
                .flatMap(names -> names)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("wsl"))
                .findFirst();
    }

    /** Asked last and only where it exists; it calls WSL a container, which is a fact of its own here. */
    private Fact<Optional<String>> asSystemdSees() {
        if (!tree.exists(DETECT)) {
            return new Fact.Known<>(Optional.empty());
        }
        return switch (reading.run(Command.reading(DETECT, "--container"))) {
            case Result.Exited(int code, String out, String err) ->
                new Fact.Known<>(
                        Optional.of(out.strip()).filter(kind -> code == 0 && !kind.isEmpty() && !kind.equals("wsl")));
            case Result.NotStarted(String reason) -> new Fact.Unknown<>(DETECT + " did not start: " + reason);
            case Result.TimedOut(var after, var out, var err) ->
                new Fact.Unknown<>(DETECT + " gave no answer in " + after.toSeconds() + " s");
        };
    }

    /** WSL's kernel names its maker; on WSL 2 with another kernel its own directory is left. */
    Fact<Boolean> wsl() {
        return tree.exists("/run/WSL")
                ? new Fact.Known<>(true)
                : tree.text("/proc/sys/kernel/osrelease")
                        .map(kernel -> kernel.toLowerCase(Locale.ROOT).contains("microsoft"));
    }

    /** Whether systemd is the running init, by the test of sd_booted(3); installed is not enough. */
    Fact<Boolean> systemd() {
        return tree.hasDirectory("/run/systemd/system");
    }
}
