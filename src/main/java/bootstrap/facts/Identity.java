package bootstrap.facts;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out who runs this process and for whom: {@code --user}, else SUDO_USER when root, else oneself. */
record Identity(Tree tree, Environment environment, String user, CommandRunner reading) {
    People among(Fact<Accounts> accounts) {
        return switch (accounts.flatMap(this::resolved)) {
            case Fact.Known<People.Resolved>(var people) -> people;
            case Fact.Unknown<People.Resolved>(String reason) -> new People.Unresolved(reason);
        };
    }

    private Fact<People.Resolved> resolved(Accounts accounts) {
        return uid().flatMap(accounts::withUid).flatMap(self -> resolved(self, accounts));
    }

    private Fact<People.Resolved> resolved(Account self, Accounts accounts) {
        if (!user.isEmpty()) {
            return named(accounts, user, "--user").map(target -> people(self, target, People.Choice.NAMED));
        }
        // Only root's SUDO_USER counts: under sudo -u the work is meant for the user one became.
        var behind = self.isRoot() ? environment.get("SUDO_USER").orElse("") : "";
        return behind.isEmpty()
                ? new Fact.Known<>(people(self, self, People.Choice.SELF))
                : named(accounts, behind, "SUDO_USER").map(target -> people(self, target, People.Choice.BEHIND_SUDO));
    }

    private static Fact<Account> named(Accounts accounts, String name, String origin) {
        return switch (accounts.named(name)) {
            case Fact.Known<Account> known -> known;
            case Fact.Unknown<Account>(String reason) -> new Fact.Unknown<>(reason + ", named by " + origin);
        };
    }

    private People.Resolved people(Account self, Account target, People.Choice choice) {
        return new People.Resolved(self, target, choice, sessionGroups());
    }

    /** The effective user: the second number behind "Uid:" (proc_pid_status(5)). */
    private Fact<Integer> uid() {
        return numbers("Uid:")
                .skip(1)
                .findFirst()
                .<Fact<Integer>>map(Fact.Known::new)
                .orElseGet(this::uidFromId);
    }

    private Fact<Integer> uidFromId() {
        return switch (reading.run(Command.reading("/usr/bin/id", "-u"))) {
            case Result.Exited(int code, String out, String err)
            when code == 0 && out.strip().matches("[0-9]{1,9}") -> new Fact.Known<>(Accounts.number(out.strip()));
            case Result.Exited exited -> new Fact.Unknown<>("neither /proc nor id tells who runs this");
            case Result.NotStarted(String reason) ->
                new Fact.Unknown<>("/proc does not tell who runs this, and id did not start: " + reason);
            case Result.TimedOut timedOut -> new Fact.Unknown<>("neither /proc nor id tells who runs this");
        };
    }

    private Set<Integer> sessionGroups() {
        return Stream.concat(numbers("Gid:").skip(1).limit(1), numbers("Groups:"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Integer> numbers(String label) {
        return tree.text("/proc/self/status")
                .orElse("")
                .lines()
                .filter(line -> line.startsWith(label))
                .flatMap(
                        line -> Stream.of(line.substring(label.length()).strip().split("\\s+", -1)))
                .filter(word -> word.matches("[0-9]{1,10}"))
                .map(Accounts::number);
    }
}
