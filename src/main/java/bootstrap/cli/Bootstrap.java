package bootstrap.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: applies a profile, or plans it with {@code --dry-run}. */
@Command(
        name = "bootstrap",
        description = "Turns a fresh Ubuntu box into a developer box from a profile, and verifies it.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Bootstrap.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {
            PlanCommand.class,
            ApplyCommand.class,
            VerifyCommand.class,
            FactsCommand.class,
            DoctorCommand.class,
            ProfilesCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  bootstrap --profile hybrid --dry-run    what would be done? Changes nothing",
            "  bootstrap --profile hybrid              show it, ask, do it, verify it",
            "  bootstrap verify --profile hybrid       is this box as the profile says?",
            "",
            "Each option has a twin in the environment: --ca-bundle is BOOTSTRAP_CA_BUNDLE."
        })
final class Bootstrap implements Callable<Integer> {
    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Streams streams;
    private final Map<String, String> variables;
    private final Wiring wiring;
    private Optional<Session> session = Optional.empty();

    Bootstrap(Streams streams, Map<String, String> variables, Wiring wiring) {
        this.streams = streams;
        this.variables = Map.copyOf(variables);
        this.wiring = wiring;
    }

    /** The session of this invocation, once its options are parsed. */
    Session session() {
        if (session.isEmpty()) {
            var made = new Session(options, streams, variables, wiring);
            if (options.jobs < 1) {
                throw new Stop(ExitCode.USAGE, "--jobs: at least one check runs at a time, not " + options.jobs);
            }
            made.demandKnownPreflights();
            made.reports().demandPossible();
            session = Optional.of(made);
        }
        return session.orElseThrow();
    }

    GlobalOptions options() {
        return options;
    }

    @Override
    public Integer call() {
        if (options.profiles.isEmpty() && !options.json) {
            spec.commandLine().usage(streams.err());
            throw new Stop(ExitCode.USAGE, "which profile? Name one with --profile, or a command");
        }
        return apply();
    }

    /** What the root command and {@code apply} do. */
    int apply() {
        return options.dryRun ? plan(ExitCode.OK) : ApplyFlow.run(session());
    }

    /** Shows the plan; {@code whenPending} is what a plan with changes ends with. */
    int plan(ExitCode whenPending) {
        session().reports().demandNone();
        return PlanFlow.made(session()).print(whenPending).code();
    }

    /** The same, and the plan is saved. */
    int plan(ExitCode whenPending, Path out) {
        SavedFlow.makeAbsolute(options);
        session().reports().demandNone();
        var flow = PlanFlow.made(session());
        SavedFlow.save(flow, out);
        return flow.print(whenPending, session().lineToApply(out)).code();
    }

    /** Applies a saved plan. */
    int apply(Path saved) {
        var plan = SavedFlow.read(saved, options);
        return options.dryRun
                ? SavedFlow.same(plan, PlanFlow.made(session()))
                        .print(ExitCode.OK)
                        .code()
                : ApplyFlow.run(session(), flow -> SavedFlow.same(plan, flow));
    }

    /** Tells the version that the jar carries. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Bootstrap.class.getPackage().getImplementationVersion();
            return new String[] {"bootstrap " + (version == null ? "(unpackaged)" : version)};
        }
    }

    /** The parser with everything that makes its messages ours. */
    static CommandLine commandLine(Bootstrap root) {
        return new CommandLine(root)
                .setDefaultValueProvider(new Twins(root.variables))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setAbbreviatedOptionsAllowed(false)
                .setOut(new PrintWriter(root.streams.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(root.streams.err(), true, StandardCharsets.UTF_8));
    }
}
