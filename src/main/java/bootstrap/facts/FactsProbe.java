package bootstrap.facts;

import bootstrap.process.CommandRunner;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Looks at the box below one root directory; reads nothing before it is asked for. */
public final class FactsProbe {
    private final Lists lists;
    private final Facts facts;

    /**
     * Looks below {@code root}: "/" in production; below another one hardware is read from its /proc alone.
     *
     * @param user the value of {@code --user}, "" for none
     * @param reading starts what no file tells; refuses whatever is not marked as reading
     */
    public FactsProbe(Path root, Environment environment, String user, CommandRunner reading) {
        this(
                new Surroundings(new Tree(root), environment, reading),
                user,
                isReal(root) ? OshiHost::processors : () -> 0,
                isReal(root) ? OshiHost::memory : () -> 0);
    }

    FactsProbe(Surroundings around, String user, IntSupplier hostProcessors, LongSupplier hostMemory) {
        var tree = around.tree();
        var identity = new Identity(tree, around.environment(), user, around.reading());
        lists = Lists.unread(tree, around.reading());
        facts = new Facts(new Hardware(tree, hostProcessors, hostMemory), around, lists, identity);
    }

    /** The facts, none of them read yet. */
    public Facts facts() {
        return facts;
    }

    /** The box as the components of these people's target see it. */
    public Box box(People.Resolved people) {
        return new Box(facts, people, lists);
    }

    private static boolean isReal(Path root) {
        return root.equals(Path.of("/"));
    }
}
