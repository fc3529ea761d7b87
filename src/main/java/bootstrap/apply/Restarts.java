package bootstrap.apply;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What needrestart finds once packages were changed; while apt ran it was suspended, because it would have asked.
 *
 * @param services units that still use files that were replaced
 * @param kernels whether a newer kernel waits for a reboot, or none could be compared
 */
public record Restarts(List<String> services, Kernels kernels) {
    /** How the running kernel stands to the installed ones. */
    public enum Kernels {
        CURRENT,
        NEWER_WAITS
    }

    /** Nothing to restart, or nobody who could tell. */
    public static final Restarts NONE = new Restarts(List.of(), Kernels.CURRENT);

    private static final Path PROGRAM = Path.of("/usr/sbin/needrestart");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    public Restarts {
        services = List.copyOf(services);
    }

    /** Asks it, where it is installed, to list and to restart nothing; as root, who alone sees all processes. */
    public static Restarts found(CommandRunner runner) {
        if (!Files.isExecutable(PROGRAM)) {
            return NONE;
        }
        var command =
                Command.changing(PROGRAM.toString(), "-b", "-r", "l").asRoot().within(LIMIT);
        return runner.run(command) instanceof Result.Exited(int code, String out, var err) ? read(out) : NONE;
    }

    /** Its batch output: {@code NEEDRESTART-SVC: name.service}; of {@code NEEDRESTART-KSTA} 2 and 3 wait for a reboot. */
    static Restarts read(String batch) {
        var services = batch.lines()
                .filter(line -> line.startsWith("NEEDRESTART-SVC: "))
                .map(line -> line.substring("NEEDRESTART-SVC: ".length()).strip())
                .toList();
        boolean waits = batch.lines().anyMatch(line -> line.matches("NEEDRESTART-KSTA: [23]"));
        return new Restarts(services, waits ? Kernels.NEWER_WAITS : Kernels.CURRENT);
    }
}
