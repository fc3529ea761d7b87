package bootstrap.cli;

import bootstrap.facts.Account;
import bootstrap.facts.Box;
import bootstrap.facts.Environment;
import bootstrap.facts.Facts;
import bootstrap.facts.People;
import bootstrap.fetch.Trust;
import bootstrap.process.Caller;
import bootstrap.process.CommandRunner;
import bootstrap.process.GuardedRunner;
import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The box, the people and the runners of one invocation, built from its options and variables.
 *
 * @param caller who started the tool; changes when the user joins a group, or when a bundle of authorities is written
 */
record Setup(
        GlobalOptions options,
        Map<String, String> variables,
        Box box,
        People.Resolved people,
        AtomicReference<Caller> caller,
        CommandRunner runner) {
    /** By which cargo, pip and uv are told to stay off the network. */
    private static final Map<String, String> OFFLINE =
            Map.of("CARGO_NET_OFFLINE", "true", "PIP_NO_INDEX", "1", "UV_OFFLINE", "1");

    /** Resolves who is who; a user that the box doesn't know ends the command. */
    static Setup of(GlobalOptions options, Map<String, String> variables, Wiring wiring) {
        var environment = new Environment(variables);
        var caller = new AtomicReference<>(unresolved(environment));
        var runner = wiring.runner(caller::get);
        var probe = wiring.facts(environment, options.user, GuardedRunner.reading(runner));
        return switch (probe.facts().people()) {
            case People.Resolved people -> {
                demandUsable(trust(options, variables));
                caller.set(caller(people, environment, options.offline));
                yield new Setup(options, variables, probe.box(people), people, caller, runner);
            }
            case People.Unresolved(String reason) ->
                throw new Stop(options.user.isEmpty() ? ExitCode.UNSUPPORTED : ExitCode.USAGE, reason);
        };
    }

    /** Until it is known who is who, nothing but reading commands run, as the process itself. */
    private static Caller unresolved(Environment environment) {
        var nobody = new Caller.Person("", -1, Path.of("/"));
        return new Caller(nobody, nobody, environment.proxies(), Caller.Groups.CURRENT);
    }

    private static Caller caller(People.Resolved people, Environment environment, boolean offline) {
        var passed = new LinkedHashMap<>(environment.variables());
        passed.putAll(environment.proxies());
        environment
                .get("SSL_CERT_FILE")
                .ifPresent(bundle -> Caller.AUTHORITIES.forEach(name -> passed.putIfAbsent(name, bundle)));
        if (offline) {
            passed.putAll(OFFLINE);
        }
        return new Caller(person(people.self()), person(people.target()), passed, Caller.Groups.CURRENT);
    }

    private static Caller.Person person(Account account) {
        return new Caller.Person(account.name(), account.uid(), account.home());
    }

    Facts facts() {
        return box.facts();
    }

    /** Whether the box is set up for somebody else than who started the tool. */
    boolean isForAnother() {
        return people.self().uid() != people.target().uid();
    }

    /** For planning. */
    CommandRunner reading() {
        return GuardedRunner.reading(runner);
    }

    /** For verifying. */
    CommandRunner checking() {
        return GuardedRunner.checking(runner);
    }

    /** Whose certificates count for our own downloads. */
    Trust trust() {
        return trust(options, variables);
    }

    private static Trust trust(GlobalOptions options, Map<String, String> variables) {
        var trust = Trust.from(variables);
        return options.caBundle.toString().isEmpty() ? trust : trust.and(options.caBundle.toAbsolutePath());
    }

    /** A wrong bundle is found before anything starts. */
    private static void demandUsable(Trust trust) {
        if (trust.isExtended() && trust.roots() instanceof Trust.Roots.Unusable(String reason)) {
            throw new Stop(ExitCode.USAGE, reason);
        }
    }

    /**
     * Writes one file with all authorities where some were added, and has every child find them there.
     *
     * @return the file that stands for all of them, "" when children need not be told
     */
    String shareAuthorities(Path to) {
        if (trust().isExtended()) {
            made(to.resolveSibling(""));
        }
        return switch (trust().childBundle(to)) {
            case Trust.ChildBundle.Unneeded() -> variables.getOrDefault("SSL_CERT_FILE", "");
            case Trust.ChildBundle.Unusable(String reason) -> throw new Stop(ExitCode.USAGE, reason);
            case Trust.ChildBundle.NotWritten(String reason) -> throw new Stop(ExitCode.CANNOT_CREATE, reason);
            case Trust.ChildBundle.Written(Path file, int authorities) -> {
                caller.updateAndGet(each -> each.trusting(file));
                yield file.toString();
            }
        };
    }

    private static void made(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Stop(ExitCode.CANNOT_CREATE, "cannot make " + directory + ": " + SystemReason.of(e));
        }
    }
}
