package bootstrap.cli;

import bootstrap.process.Command;
import bootstrap.profile.Limit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that stand before or after a command; each has an environment twin BOOTSTRAP_NAME. */
final class GlobalOptions {
    enum Color {
        auto,
        always,
        never
    }

    @Option(
            names = {"-p", "--profile"},
            scope = ScopeType.INHERIT,
            split = ",",
            paramLabel = "P",
            description = "A built-in profile, one of the user's folder, or a path. Repeat for several: one plan.")
    List<String> profiles = new ArrayList<>();

    @Option(
            names = {"-n", "--dry-run"},
            scope = ScopeType.INHERIT,
            description = "Stop after the plan; nothing is changed.")
    boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Apply without asking.")
    boolean yes;

    @Option(
            names = "--only",
            scope = ScopeType.INHERIT,
            split = ",",
            paramLabel = "STEP",
            description = "Only these steps, and the steps they need.")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--skip",
            scope = ScopeType.INHERIT,
            split = ",",
            paramLabel = "STEP",
            description = "All but these steps.")
    List<String> skip = new ArrayList<>();

    @Option(
            names = "--set",
            scope = ScopeType.INHERIT,
            paramLabel = "OPTION=VALUE",
            description = "Choose a value of an option that the profile offers.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "One JSON document on stdout, nothing else.")
    boolean json;

    @Option(
            names = "--report",
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT[=FILE]",
            description = "junit=FILE, json=FILE, or github (annotations, and a step summary). Repeatable.")
    List<String> reports = new ArrayList<>();

    @Option(
            names = "--strict-session",
            scope = ScopeType.INHERIT,
            description = "Fail (1) while something is still to do, such as a new login, or this shell lacks a tool.")
    boolean strictSession;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show every command of the plan; in verify, where each kind of session finds the tools.")
    boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress; results only.")
    boolean quiet;

    @Option(names = "--color", scope = ScopeType.INHERIT, paramLabel = "WHEN", description = "${COMPLETION-CANDIDATES}")
    Color color = Color.auto;

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Set the box up for this user.")
    String user = "";

    @Option(
            names = "--ca-bundle",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "More certificate authorities (PEM), for our downloads and every program we start.")
    Path caBundle = Path.of("");

    @Option(
            names = "--skip-preflight",
            scope = ScopeType.INHERIT,
            split = ",",
            paramLabel = "ID",
            description =
                    "Leave out a preflight: disk.root, or all of a kind: network. doctor --verbose shows the ids.")
    List<String> skipPreflight = new ArrayList<>();

    @Option(
            names = "--jobs",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "How many checks run side by side; default: the processors, at least 2.")
    int jobs = Math.max(2, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--offline",
            scope = ScopeType.INHERIT,
            description = "No network: checks are told so, and an apply that needs one ends before it begins.")
    boolean offline;

    @Option(
            names = "--allow-removals",
            scope = ScopeType.INHERIT,
            description = "Let apt remove the packages that the plan shows as removed.")
    boolean allowRemovals;

    @Option(
            names = "--lock-timeout",
            scope = ScopeType.INHERIT,
            paramLabel = "TIME",
            converter = LimitConverter.class,
            description = "How long to wait for another apt or dpkg; default 2m.")
    Duration lockTimeout = Duration.ofMinutes(2);

    @Option(
            names = "--timeout",
            scope = ScopeType.INHERIT,
            paramLabel = "TIME",
            converter = LimitConverter.class,
            description = "How long one command of an apply may take; default 30m.")
    Duration timeout = Command.CHANGING_LIMIT;

    /** Times as in a profile. */
    static final class LimitConverter implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Limit.read(text)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "expected " + Limit.EXPECTED + ", got '" + text + "'"));
        }
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a bug.")
    boolean debug;
}
