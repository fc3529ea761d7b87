package bootstrap.component;

import bootstrap.facts.Box;
import bootstrap.facts.Fact;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import java.util.List;

/** A user in a group; {@code current} as user stands for the user that the box is set up for. */
public record Membership(String group, String user) implements Component {
    public static final String CURRENT = "current";

    private static final String USERMOD = "/usr/sbin/usermod";

    /** What the plan and the report say beside it: the group of a container engine is as good as root. */
    public boolean equalsRoot() {
        return List.of("docker", "lxd", "libvirt", "sudo", "adm", "disk").contains(group);
    }

    @Override
    public String kind() {
        return "member";
    }

    @Override
    public String name() {
        return group;
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        var who = user(box);
        if (who.equals("root")) {
            return new State.Present("root needs no group");
        }
        return switch (box.accounts().flatMap(accounts -> accounts.named(who).map(accounts::groupsOf))) {
            case Fact.Known<List<String>>(var groups)
            when groups.contains(group) -> new State.Present(who + " is in " + group);
            case Fact.Known<List<String>> known -> new State.Absent();
            case Fact.Unknown<List<String>>(String reason) -> new State.Unknown(reason);
        };
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        return switch (observed) {
            case State.Present(String found) -> new Change.Keep(found);
            case State.Absent() ->
                new Change.Create(
                        user(outlook.box()) + " joins " + group + awaited(outlook.box()), join(outlook.box()));
            case State.Unknown(String reason) -> new Change.Blocked(reason);
        };
    }

    /** Whether the effect puts a user in a group: what runs afterwards must read groups afresh. */
    public static boolean joins(Effect effect) {
        return effect instanceof Effect.Run(Command command, var files)
                && command.argv().getFirst().equals(USERMOD);
    }

    /** Groups come with packages: one that is not there is waited for until its turn. */
    private String awaited(Box box) {
        boolean there = box.accounts().map(accounts -> accounts.hasGroup(group)).orElse(true);
        return there ? "" : " (a group that is not there yet)";
    }

    private List<Effect> join(Box box) {
        var command = Command.changing(USERMOD, "-aG", group, user(box));
        return List.of(Effect.Run.of(command.asRoot()));
    }

    private String user(Box box) {
        return user.equals(CURRENT) ? box.target().name() : user;
    }
}
