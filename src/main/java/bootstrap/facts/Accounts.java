package bootstrap.facts;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The users and groups of the box: from passwd(5) and group(5), users also from where else the name service looks
 * (LDAP, systemd) when the files have none of that name.
 */
public final class Accounts {
    private static final String GETENT = "/usr/bin/getent";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final int NO_SUCH_KEY = 2;

    private final List<Account> users;
    private final List<Group> groups;
    private final CommandRunner reading;

    private record Group(String name, int gid, List<String> members) {}

    private Accounts(List<Account> users, List<Group> groups, CommandRunner reading) {
        this.users = users;
        this.groups = groups;
        this.reading = reading;
    }

    /** Unknown when one of the two files can't be read. */
    static Fact<Accounts> read(Tree tree, CommandRunner reading) {
        return tree.text("/etc/passwd")
                .flatMap(passwd -> tree.text("/etc/group")
                        .map(group ->
                                new Accounts(parsed(passwd, Accounts::user), parsed(group, Accounts::group), reading)));
    }

    /** The user of this name; unknown, with the reason, when there is none or nobody could say. */
    public Fact<Account> named(String name) {
        return found(account -> account.name().equals(name), name);
    }

    /** The user with this number; unknown, with the reason, when there is none or nobody could say. */
    public Fact<Account> withUid(int uid) {
        return found(account -> account.uid() == uid, Integer.toUnsignedString(uid));
    }

    /** The names of the groups the files give the user: the primary one first, then in the order of /etc/group. */
    public List<String> groupsOf(Account account) {
        var primary = groups.stream().filter(group -> group.gid() == account.gid());
        var joined = groups.stream().filter(group -> group.members().contains(account.name()));
        return Stream.concat(primary, joined).map(Group::name).distinct().toList();
    }

    /** Groups that oneself has by now, but not in this session: they need a new login. Sorted as {@link #groupsOf}. */
    public List<String> joinedSinceLogin(People.Resolved people) {
        return groupsOf(people.self()).stream()
                .filter(name -> gid(name).stream().noneMatch(people.sessionGroups()::contains))
                .toList();
    }

    /** Whether /etc/group has a group of this name. */
    public boolean hasGroup(String name) {
        return gid(name).isPresent();
    }

    /** The number of a group in /etc/group. */
    public OptionalInt gid(String group) {
        return groups.stream()
                .filter(known -> known.name().equals(group))
                .mapToInt(Group::gid)
                .findFirst();
    }

    private Fact<Account> found(Predicate<Account> wanted, String key) {
        return users.stream()
                .filter(wanted)
                .findFirst()
                .<Fact<Account>>map(Fact.Known::new)
                .orElseGet(() -> asked(wanted, key));
    }

    /** A key that can be no user's is not handed on: a leading hyphen would be read as an option. */
    private Fact<Account> asked(Predicate<Account> wanted, String key) {
        var nobody = "there is no user " + key;
        if (!key.matches("[^-:/\\p{Cntrl}][^:/\\p{Cntrl}]*")) {
            return new Fact.Unknown<>(nobody);
        }
        return switch (reading.run(Command.reading(GETENT, "passwd", key))) {
            case Result.Exited(int code, String out, String err)
            when code == 0 ->
                parsed(out, Accounts::user).stream()
                        .filter(wanted)
                        .findFirst()
                        .<Fact<Account>>map(Fact.Known::new)
                        .orElseGet(() -> new Fact.Unknown<>(nobody));
            case Result.Exited(int code, String out, String err) when code == NO_SUCH_KEY -> new Fact.Unknown<>(nobody);
            case Result.Exited(int code, String out, String err) -> undecided(key, "getent exited " + code);
            case Result.NotStarted(String reason) -> undecided(key, "getent did not start: " + reason);
            case Result.TimedOut(var after, var out, var err) ->
                undecided(key, "getent gave no answer in " + after.toSeconds() + " s");
        };
    }

    private static Fact<Account> undecided(String key, String reason) {
        return new Fact.Unknown<>("no user " + key + " in /etc/passwd, and " + reason);
    }

    private static <T> List<T> parsed(String text, Function<String[], Optional<T>> line) {
        return text.lines()
                .map(fields -> line.apply(fields.split(":", -1)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Account> user(String[] fields) {
        if (fields.length != 7 || fields[0].isEmpty() || !isNumber(fields[2]) || !isNumber(fields[3])) {
            return Optional.empty();
        }
        try {
            var home = Path.of(fields[5].isEmpty() ? "/" : fields[5]);
            return Optional.of(new Account(fields[0], number(fields[2]), number(fields[3]), home, fields[6]));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<Group> group(String[] fields) {
        return fields.length == 4 && isNumber(fields[2])
                ? Optional.of(new Group(fields[0], number(fields[2]), List.of(fields[3].split(",", -1))))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Long.parseLong(text) <= 0xFFFFFFFFL;
    }

    /** Numbers above 2^31 are kept in the same 32 bits, as the kernel does. */
    static int number(String text) {
        return Integer.parseUnsignedInt(text);
    }
}
