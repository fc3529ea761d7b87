package bootstrap.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/**
 * The commands below the root. Building all of them takes longer than what most of them do, so a start builds those
 * whose names stand among its arguments; the help and a message about a mistake want all.
 */
final class Commands {
    private static final Map<String, Function<Bootstrap, CommandSpec>> ALL = all();

    /** An argument with which the root itself has something to do. */
    private static final Set<String> ENOUGH = Set.of("-p", "--profile", "-V", "--version");

    private Commands() {}

    private static Map<String, Function<Bootstrap, CommandSpec>> all() {
        var all = new LinkedHashMap<String, Function<Bootstrap, CommandSpec>>();
        all.put("plan", PlanCommand::spec);
        all.put("apply", ApplyCommand::spec);
        all.put("verify", VerifyCommand::spec);
        all.put("facts", FactsCommand::spec);
        all.put("doctor", DoctorCommand::spec);
        all.put("profiles", ProfilesCommand::spec);
        all.put("completion", CompletionCommand::spec);
        return all;
    }

    /** The names of all, in the order in which help shows them. */
    static Collection<String> names() {
        return ALL.keySet();
    }

    /**
     * What is built.
     *
     * @param scope whether the commands take the global options, too; to be listed in a help they need none
     */
    record Built(Collection<String> names, ScopeType scope) {
        /** Whatever the arguments are. */
        static final Built ALL = new Built(Commands.names(), ScopeType.INHERIT);
    }

    /** The commands that these arguments may mean; all where that is not clear. */
    static Built among(String... arguments) {
        var words = Stream.of(arguments).map(word -> word.split("=", 2)[0]).collect(Collectors.toSet());
        var named = names().stream().filter(words::contains).toList();
        if (!named.isEmpty()) {
            return new Built(named, ScopeType.INHERIT);
        }
        if (words.contains("-h") || words.contains("--help")) {
            return new Built(names(), ScopeType.LOCAL);
        }
        return words.stream().anyMatch(ENOUGH::contains) ? new Built(List.of(), ScopeType.INHERIT) : Built.ALL;
    }

    /** Adds them to the root. */
    static void addTo(CommandSpec spec, Built built, Bootstrap root) {
        ALL.forEach((name, command) -> {
            if (built.names().contains(name)) {
                spec.addSubcommand(name, command.apply(root));
            }
        });
    }
}
