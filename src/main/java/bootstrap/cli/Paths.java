package bootstrap.cli;

import bootstrap.check.SearchPath;
import bootstrap.check.Sessions;
import bootstrap.facts.Account;
import bootstrap.facts.Fact;
import bootstrap.facts.People;
import bootstrap.facts.SecurePath;
import bootstrap.process.LoginShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose PATH checks use: verify the caller's, because the next line of that job will; after apply, and under sudo, that
 * of a fresh login shell of the target user. And the PATHs of all the sessions in which people meet the tools.
 */
final class Paths {
    /** Ubuntu's login takes PATH from here; Debian's from login.defs, with this value. */
    private static final Path ENVIRONMENT = Path.of("/etc/environment");

    private static final String DEFAULT = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Paths() {}

    static SearchPath ofCaller(Setup setup) {
        return SearchPath.of(callers(setup), "this shell");
    }

    /** Starts a login shell. */
    static Fact<SearchPath> login(Setup setup) {
        Account target = setup.people().target();
        var answer = LoginShell.path(target.shell(), start(), setup.checking());
        return known(answer, "a login shell of " + target.name());
    }

    /** The path of a login shell, or the usual one where it gave no answer. */
    static SearchPath orUsual(Fact<SearchPath> login, Setup setup) {
        var whose = setup.people().target().name() + " (the login shell gave no answer)";
        return login.orElse(SearchPath.of(DEFAULT, whose));
    }

    /** The login shell is asked only where its PATH counts. */
    static SearchPath forVerify(Setup setup, Supplier<Fact<SearchPath>> login) {
        return setup.people().choice() == People.Choice.SELF ? ofCaller(setup) : orUsual(login.get(), setup);
    }

    /** Starts an interactive shell; where the target's files can't be looked at, nothing is known of its sessions. */
    static Sessions sessions(Setup setup, Fact<SearchPath> login) {
        var target = setup.people().target().name();
        if (setup.isForAnother() && !setup.people().isRoot()) {
            var hidden = new Fact.Unknown<SearchPath>("only root and " + target + " can look at the home of " + target);
            return new Sessions(hidden, hidden, sh(setup), sudo(setup));
        }
        return new Sessions(login, interactive(setup), sh(setup), sudo(setup));
    }

    private static Fact<SearchPath> interactive(Setup setup) {
        Account target = setup.people().target();
        var answer = LoginShell.interactivePath(
                target.shell(), isTargets(setup) ? callers(setup) : start(), setup.checking());
        return known(answer, "an interactive shell of " + target.name());
    }

    private static Fact<SearchPath> sh(Setup setup) {
        return isTargets(setup)
                ? new Fact.Known<>(ofCaller(setup))
                : new Fact.Unknown<>("the shell that started this is none of "
                        + setup.people().target().name());
    }

    /** Whether the shell that started the tool is one of the user it works for. */
    private static boolean isTargets(Setup setup) {
        return setup.people().choice() != People.Choice.BEHIND_SUDO && !setup.isForAnother();
    }

    private static Fact<SearchPath> sudo(Setup setup) {
        return switch (setup.box().securePath()) {
            case SecurePath.Read(String path) -> new Fact.Known<>(SearchPath.of(path, "sudo"));
            case SecurePath.Usual(String path) -> new Fact.Known<>(SearchPath.of(path, "sudo (its usual path)"));
            case SecurePath.None(String reason) -> new Fact.Unknown<>(reason);
        };
    }

    private static Fact<SearchPath> known(Optional<String> answer, String whose) {
        return answer.<Fact<SearchPath>>map(path -> new Fact.Known<>(SearchPath.of(path, whose)))
                .orElseGet(() -> new Fact.Unknown<>(whose + " gave no answer"));
    }

    private static String callers(Setup setup) {
        return setup.variables().getOrDefault("PATH", "");
    }

    private static String start() {
        try {
            return Files.readString(ENVIRONMENT)
                    .lines()
                    .filter(line -> line.startsWith("PATH="))
                    .map(line -> line.substring("PATH=".length()).replace("\"", ""))
                    .findFirst()
                    .orElse(DEFAULT);
        } catch (IOException e) {
            return DEFAULT;
        }
    }
}
