package bootstrap.process;

import java.util.function.Consumer;

/** Passes on only commands up to a rank: what plans or verifies through it is provably harmless. */
public final class GuardedRunner implements CommandRunner {
    private final CommandRunner inner;
    private final Access highest;

    private GuardedRunner(CommandRunner inner, Access highest) {
        this.inner = inner;
        this.highest = highest;
    }

    /** For planning: refuses every command that is not marked as reading. */
    public static GuardedRunner reading(CommandRunner inner) {
        return new GuardedRunner(inner, Access.READING);
    }

    /** For verifying: reading and checking pass. */
    public static GuardedRunner checking(CommandRunner inner) {
        return new GuardedRunner(inner, Access.CHECKING);
    }

    /**
     * Runs the command.
     *
     * @throws IllegalStateException when the command may do more than this runner lets through: a bug of ours
     */
    @Override
    public Result run(Command command, Consumer<String> lines) {
        if (command.access().compareTo(highest) > 0) {
            throw new IllegalStateException("refused while " + highest + ": " + command.typed());
        }
        if (command.access() == Access.READING && command.as() == As.ROOT) {
            throw new IllegalStateException("what only reads never elevates: " + command.typed());
        }
        return inner.run(command, lines);
    }
}
