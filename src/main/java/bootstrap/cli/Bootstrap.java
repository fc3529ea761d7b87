package bootstrap.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The root command: applies a profile, or plans it with {@code --dry-run}. */
final class Bootstrap {
    static final String[] EXAMPLES = {
        "  bootstrap --profile hybrid --dry-run    what would be done? Changes nothing",
        "  bootstrap --profile hybrid              show it, ask, do it, verify it",
        "  bootstrap verify --profile hybrid       is this box as the profile says?"
    };

    static final String TWINS = "Each option has a twin in the environment: --ca-bundle is BOOTSTRAP_CA_BUNDLE.";

    /** What every help ends with. */
    static final String[] FOOTER = {"", "Examples:", String.join("\n", EXAMPLES), "", TWINS};

    private final GlobalOptions options = new GlobalOptions();
    private final Streams streams;
    private final Map<String, String> variables;
    private final Wiring wiring;
    private Optional<CommandSpec> spec = Optional.empty();
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

    private int call() {
        if (options.profiles.isEmpty() && !options.json) {
            spec.orElseThrow().commandLine().usage(streams.err());
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

    /** The parser with everything that makes its messages ours, and with these commands. */
    static CommandLine commandLine(Bootstrap root, Commands.Built commands) {
        var spec = Spec.command(
                "bootstrap",
                "Turns a fresh Ubuntu box into a developer box from a profile, and verifies it.",
                root::call);
        root.spec = Optional.of(spec);
        root.options.specs(commands.scope()).forEach(spec::addOption);
        spec.usageMessage().synopsisSubcommandLabel("[COMMAND]");
        Commands.addTo(spec, commands, root);
        return Spec.parser(spec)
                .setDefaultValueProvider(new Twins(root.variables))
                .setUsageHelpAutoWidth(root.streams.terminal().out())
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setAbbreviatedOptionsAllowed(false)
                .setOut(new PrintWriter(root.streams.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(root.streams.err(), true, StandardCharsets.UTF_8));
    }
}
