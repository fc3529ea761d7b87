package bootstrap.cli;

import bootstrap.facts.People;
import bootstrap.fetch.Proxies;
import bootstrap.preflight.Preflights;
import bootstrap.preflight.Skips;
import bootstrap.process.Command;
import bootstrap.process.Ending;
import bootstrap.profile.Library;
import bootstrap.report.Report;
import bootstrap.report.Style;
import bootstrap.source.Nearest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;

/** One invocation: its options, its streams, and what stands behind them. Results go to stdout, notes to stderr. */
final class Session {
    private final GlobalOptions options;
    private final Streams streams;
    private final Map<String, String> variables;
    private final Wiring wiring;
    private Optional<Setup> setup = Optional.empty();

    Session(GlobalOptions options, Streams streams, Map<String, String> variables, Wiring wiring) {
        this.options = options;
        this.streams = streams;
        this.variables = Map.copyOf(variables);
        this.wiring = wiring;
    }

    GlobalOptions options() {
        return options;
    }

    Streams streams() {
        return streams;
    }

    Wiring wiring() {
        return wiring;
    }

    /** The built-in profiles and those of the user, who under sudo is the one behind it. */
    Library library() {
        var behindSudo = !variables.getOrDefault("SUDO_USER", "").isEmpty();
        return Library.of(
                behindSudo ? Map.of("HOME", setup().people().target().home().toString()) : variables);
    }

    /** The box and its people, looked up at the first call. */
    synchronized Setup setup() {
        if (setup.isEmpty()) {
            setup = Optional.of(Setup.of(options, variables, wiring));
        }
        return setup.orElseThrow();
    }

    /** Begins with that while something else is done; what goes wrong is told to the one who asks. */
    void setUpMeanwhile() {
        Meanwhile.begin(() -> setup().box().packages());
    }

    /** The preflights of the box that the options leave. */
    Preflights preflights() {
        var of = setup();
        var reachability = wiring.reachability(of.trust(), Proxies.from(variables));
        return new Preflights(of.box(), of.reading(), reachability, Clock.systemUTC(), skips());
    }

    private Skips skips() {
        return new Skips(options.skipPreflight);
    }

    /** An id that no preflight has is wrong usage. */
    void demandKnownPreflights() {
        skips().unknown().ifPresent(id -> {
            var near = Nearest.nearest(id, Skips.names());
            throw new Stop(
                    ExitCode.USAGE,
                    "--skip-preflight: there is no preflight " + id
                            + near.map(each -> "; did you mean " + each + "?")
                                    .orElse("; there are " + String.join(", ", Skips.names())));
        });
    }

    Style style() {
        boolean colour = switch (options.color) {
            case always -> true;
            case never -> false;
            case auto ->
                streams.terminal().out() && !variables.containsKey("NO_COLOR") && !"dumb".equals(variables.get("TERM"));
        };
        return Style.of(
                Streams.unicode(variables) ? Style.Glyphs.UNICODE : Style.Glyphs.ASCII,
                colour ? Style.Colours.ANSI : Style.Colours.NONE);
    }

    /** A warning or a remark; never part of the result. */
    void note(String text) {
        streams.err().println("bootstrap: " + text);
    }

    /** Root without sudo means root itself, which is rarely meant outside a container. */
    void noteRootAlone(Setup of) {
        var people = of.people();
        boolean alone = people.isRoot() && people.choice() == People.Choice.SELF;
        if (alone && of.facts().container().orElse(Optional.of("")).isEmpty()) {
            note("the box is set up for root itself; --user NAME names somebody else");
        }
    }

    /** Prints a result. */
    void print(String text) {
        Ending.await();
        streams.out().writeBytes((text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8));
        streams.out().flush();
    }

    /** Writes one JSON document and a line's end. */
    void json(Document document) {
        Ending.await();
        try {
            document.write(streams.out());
            streams.out().println();
            streams.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that writes itself. */
    interface Document {
        void write(OutputStream out) throws IOException;
    }

    /** Writes the reports that the options ask for; one that can't be written turns success into 74. */
    ExitCode reports(Report report, ExitCode code, int shown) {
        Ending.await();
        return reports().write(report, code, shown);
    }

    private synchronized int reportsOwner() {
        var behindSudo = setup.filter(each -> each.people().choice() == People.Choice.BEHIND_SUDO);
        return behindSudo.map(each -> each.people().target().uid()).orElse(Reports.NOBODY);
    }

    /** The reports that the options ask for. */
    Reports reports() {
        var output = options.json ? Reports.Output.JSON : Reports.Output.TEXT;
        return new Reports(options.reports, output, variables, streams, reportsOwner());
    }

    /** How the verdicts of so many checks are counted while they fall. */
    Counter counter(int all) {
        boolean shown = streams.terminal().err() && !options.quiet && !"dumb".equals(variables.get("TERM"));
        return shown ? Counter.onTerminal(streams.err(), all) : Counter.silent();
    }

    /** How progress is shown: live on a terminal, in plain lines elsewhere. */
    Painter painter() {
        if (options.quiet) {
            return new QuietPainter();
        }
        boolean live = streams.terminal().err() && streams.terminal().out() && !"dumb".equals(variables.get("TERM"));
        if (!live || options.json) {
            return new PlainPainter(streams.err());
        }
        try {
            return LivePainter.onTerminal(style().passed(), style().failed());
        } catch (IOException e) {
            return new PlainPainter(streams.err());
        }
    }

    /** Asks on the terminal; anything but y or yes is no. */
    boolean asked(String question) {
        streams.err().print(question);
        streams.err().flush();
        var scanner = new Scanner(streams.in(), StandardCharsets.UTF_8);
        return scanner.hasNextLine() && scanner.nextLine().strip().matches("(?i)y(es)?");
    }

    /** What a person types to apply what this command looked at, quoted for a shell. */
    String lineToApply() {
        var words = new ArrayList<>(List.of(wiring.command(), "--profile", String.join(",", options.profiles)));
        options.set.forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value)));
        append(words, "--only", String.join(",", options.only));
        append(words, "--skip", String.join(",", options.skip));
        append(words, "--skip-preflight", String.join(",", options.skipPreflight));
        append(words, "--user", options.user);
        append(words, "--ca-bundle", options.caBundle.toString());
        words.addAll(options.strictSession ? List.of("--strict-session") : List.of());
        return Command.changing(words.toArray(String[]::new)).typed();
    }

    /** The same for a saved plan. */
    String lineToApply(Path saved) {
        return Command.changing(wiring.command(), "apply", saved.toString()).typed();
    }

    private static void append(List<String> words, String option, String value) {
        if (!value.isEmpty()) {
            words.addAll(List.of(option, value));
        }
    }
}
