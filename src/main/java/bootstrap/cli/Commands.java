package bootstrap.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/**
 * The commands below the root. Building all of them takes longer than what most of them do, so a start builds those
 * whose names stand among its arguments; the help and a message about a mistake want all.
 */
final class Commands {
    private static final Map<String, Command> ALL = all();

    /** An argument with which the root itself has something to do. */
    private static final Set<String> ENOUGH = Set.of("-p", "--profile", "-V", "--version");

    private static final Set<String> HELP = Set.of("-h", "--help");

    private Commands() {}

    private static Map<String, Command> all() {
        var all = new LinkedHashMap<String, Command>();
        all.put("plan", (root, built) -> PlanCommand.spec(root));
        all.put("apply", (root, built) -> ApplyCommand.spec(root));
        all.put("verify", (root, built) -> VerifyCommand.spec(root));
        all.put("facts", (root, built) -> FactsCommand.spec(root));
        all.put("doctor", (root, built) -> DoctorCommand.spec(root));
        all.put("profiles", ProfilesCommand::spec);
        all.put("completion", (root, built) -> CompletionCommand.spec(root));
        return all;
    }

    /** The names of all, in the order in which help shows them. */
    static Collection<String> names() {
        return ALL.keySet();
    }

    /**
     * What is built.
     *
     * @param wanted by name, of the root and of commands that have commands of their own
     * @param scope whether the commands take the global options, too; to be listed in a help they need none
     */
    record Built(Predicate<String> wanted, ScopeType scope) {
        /** Whatever the arguments are. */
        static final Built ALL = new Built(name -> true, ScopeType.INHERIT);

        /** Adds those of these commands that are wanted; all when none of them is. */
        void addSome(CommandSpec spec, Map<String, Supplier<CommandSpec>> commands) {
            boolean some = commands.keySet().stream().anyMatch(wanted);
            commands.forEach((name, command) -> {
                if (!some || wanted.test(name)) {
                    spec.addSubcommand(name, Spec.parser(command.get()));
                }
            });
        }
    }

    /** The commands that these arguments may mean; all where that is not clear. */
    static Built among(String... arguments) {
        var words = new ArrayList<String>();
        for (String argument : arguments) {
            words.addAll(List.of(argument.split("=", 2)));
        }
        int help = first(words, HELP::contains);
        int named = first(words, ALL::containsKey);
        if (named < words.size()) {
            return help < named ? Built.ALL : new Built(words::contains, ScopeType.INHERIT);
        }
        if (help < words.size()) {
            return new Built(name -> true, ScopeType.LOCAL);
        }
        return words.stream().anyMatch(ENOUGH::contains) ? new Built(name -> false, ScopeType.INHERIT) : Built.ALL;
    }

    private static int first(List<String> words, Predicate<String> one) {
        int at = 0;
        while (at < words.size() && !one.test(words.get(at))) {
            at++;
        }
        return at;
    }

    /** Adds them to the root. */
    static void addTo(CommandSpec spec, Built built, Bootstrap root) {
        ALL.forEach((name, command) -> {
            if (built.wanted().test(name)) {
                spec.addSubcommand(name, Spec.parser(command.of(root, built)));
            }
        });
    }

    /** Tells picocli of a command, with those below it that are built. */
    private interface Command {
        CommandSpec of(Bootstrap root, Built built);
    }
}
