package bootstrap.cli;

import bootstrap.check.SearchPath;
import bootstrap.facts.Account;
import bootstrap.facts.People;
import bootstrap.process.LoginShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whose PATH checks use: verify the caller's, because the next line of that job will; after apply, and under sudo, that
 * of a fresh login shell of the target user.
 */
final class Paths {
    /** Ubuntu's login takes PATH from here; Debian's from login.defs, with this value. */
    private static final Path ENVIRONMENT = Path.of("/etc/environment");

    private static final String DEFAULT = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Paths() {}

    static SearchPath ofCaller(Setup setup) {
        return SearchPath.of(setup.variables().getOrDefault("PATH", ""), "this shell");
    }

    static SearchPath ofLogin(Setup setup) {
        Account target = setup.people().target();
        return LoginShell.path(target.shell(), start(), setup.checking())
                .map(path -> SearchPath.of(path, "a login shell of " + target.name()))
                .orElseGet(() -> SearchPath.of(DEFAULT, target.name() + " (the login shell gave no answer)"));
    }

    static SearchPath forVerify(Setup setup) {
        return setup.people().choice() == People.Choice.SELF ? ofCaller(setup) : ofLogin(setup);
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
