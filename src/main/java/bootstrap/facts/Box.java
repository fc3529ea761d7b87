package bootstrap.facts;

import bootstrap.process.As;
import java.nio.file.Path;
import java.util.List;

/**
 * What probes read of the box without starting a program: its packages, users and facts, each read once. A transaction
 * makes it outdated; {@link #fresh} then reads again.
 */
public final class Box {
    private final Facts facts;
    private final People.Resolved people;
    private final Lists lists;

    Box(Facts facts, People.Resolved people, Lists lists) {
        this.facts = facts;
        this.people = people;
        this.lists = lists;
    }

    /** dpkg's list as it was when first asked for. */
    public Packages packages() {
        return lists.packages().get();
    }

    /** Users and groups as they were when first asked for. */
    public Fact<Accounts> accounts() {
        return lists.accounts().get();
    }

    /** The user for whom the tool works. */
    public Account target() {
        return people.target();
    }

    /** The user who started the tool. */
    public Account self() {
        return people.self();
    }

    /** The uid behind a role; root's is 0 everywhere. */
    public int uid(As whom) {
        return switch (whom) {
            case ROOT -> 0;
            case TARGET -> target().uid();
        };
    }

    /** The facts, which outlive a transaction. */
    public Facts facts() {
        return facts;
    }

    /** The caller's variables. */
    public Environment environment() {
        return facts.environment();
    }

    /** Whether a package asked for a reboot (needrestart and update-notifier read the same file); looked at each time. */
    public Fact<Boolean> rebootRequired() {
        return lists.tree().hasFile("/run/reboot-required");
    }

    /** Where sudo looks for programs; looked at each time. */
    public SecurePath securePath() {
        return SecurePath.of(lists.tree());
    }

    /** The directory below which the box lies: "/" but for fixtures. */
    public Path root() {
        return lists.tree().root();
    }

    /** The file systems that hold these places, or will, each once and as free as they are now. */
    public Fact<List<Mount>> mountsToHold(List<Path> places) {
        return new Mounts(lists.tree()).toHold(places);
    }

    /** What pip's configuration says for the target user. */
    public PipSettings pip() {
        return new PipSettings(lists.tree(), this);
    }

    /** The same box after a change: packages and users are read again, the facts stay. */
    public Box fresh() {
        return new Box(facts, people, lists.again());
    }
}
