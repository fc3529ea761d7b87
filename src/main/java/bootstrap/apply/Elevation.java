package bootstrap.apply;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.time.Duration;

/** Whether root's commands will go through, asked before the first change. */
public final class Elevation {
    private static final Duration PROMPT = Duration.ofSeconds(10);

    private Elevation() {}

    /** True when a command can run as root now without anyone being asked. */
    public static boolean granted(CommandRunner runner) {
        var probe = Command.changing("/bin/true").asRoot().within(PROMPT);
        return runner.run(probe) instanceof Result.Exited(int code, var out, var err) && code == 0;
    }
}
