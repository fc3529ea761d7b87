package bootstrap.cli;

import bootstrap.process.Command;
import bootstrap.profile.Limit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** Options that stand before or after a command; each has an environment twin BOOTSTRAP_NAME. */
final class GlobalOptions {
    enum Color {
        auto,
        always,
        never
    }

    List<String> profiles = new ArrayList<>();
    boolean dryRun;
    boolean yes;
    List<String> only = new ArrayList<>();
    List<String> skip = new ArrayList<>();
    Map<String, String> set = new LinkedHashMap<>();
    boolean json;
    List<String> reports = new ArrayList<>();
    boolean strictSession;
    boolean verbose;
    boolean quiet;
    Color color = Color.auto;
    String user = "";
    Path caBundle = Path.of("");
    List<String> skipPreflight = new ArrayList<>();
    int jobs = Math.max(2, Runtime.getRuntime().availableProcessors());
    boolean offline;
    boolean allowRemovals;
    Duration lockTimeout = Duration.ofMinutes(2);
    Duration timeout = Command.CHANGING_LIMIT;
    boolean debug;

    /** All of them, in the order in which help shows them. */
    List<OptionSpec> specs(ScopeType scope) {
        return Stream.of(ofTheProfile(), ofTheOutput(), ofTheBox(), ofTheRun(), usual())
                .flatMap(List::stream)
                .map(option -> option.scopeType(scope).build())
                .toList();
    }

    private List<OptionSpec.Builder> ofTheProfile() {
        return List.of(
                commas(() -> profiles, value -> profiles = value, "P", "-p", "--profile")
                        .description("A built-in profile, one of the user's folder, or a path. Repeat for several: one"
                                + " plan."),
                Spec.flag(value -> dryRun = value, "-n", "--dry-run")
                        .description("Stop after the plan; nothing is changed."),
                Spec.flag(value -> yes = value, "-y", "--yes").description("Apply without asking."),
                commas(() -> only, value -> only = value, "STEP", "--only")
                        .description("Only these steps, and the steps they need."),
                commas(() -> skip, value -> skip = value, "STEP", "--skip").description("All but these steps."),
                Spec.option(Map.class, () -> set, value -> set = value, "--set")
                        .auxiliaryTypes(String.class, String.class)
                        .paramLabel("OPTION=VALUE")
                        .description("Choose a value of an option that the profile offers."));
    }

    private List<OptionSpec.Builder> ofTheOutput() {
        return List.of(
                Spec.flag(value -> json = value, "--json").description("One JSON document on stdout, nothing else."),
                list(() -> reports, value -> reports = value, "FORMAT[=FILE]", "--report")
                        .description("junit=FILE, json=FILE, or github (annotations, and a step summary). Repeatable."),
                Spec.flag(value -> strictSession = value, "--strict-session")
                        .description("Fail (1) while something is still to do, such as a new login, or this shell lacks"
                                + " a tool."),
                Spec.flag(value -> verbose = value, "-v", "--verbose")
                        .description("Show every command of the plan; in verify, where each kind of session finds the"
                                + " tools."),
                Spec.flag(value -> quiet = value, "-q", "--quiet").description("No progress; results only."),
                Spec.option(Color.class, () -> color, value -> color = value, "--color")
                        .paramLabel("WHEN")
                        .description("auto, always, never"));
    }

    private List<OptionSpec.Builder> ofTheBox() {
        return List.of(
                Spec.option(String.class, () -> user, value -> user = value, "--user")
                        .paramLabel("NAME")
                        .description("Set the box up for this user."),
                Spec.path(() -> caBundle, value -> caBundle = value, "--ca-bundle")
                        .paramLabel("FILE")
                        .description("More certificate authorities (PEM), for our downloads and every program we"
                                + " start."),
                commas(() -> skipPreflight, value -> skipPreflight = value, "ID", "--skip-preflight")
                        .description("Leave out a preflight: disk.root, or all of a kind: network. doctor --verbose"
                                + " shows the ids."));
    }

    private List<OptionSpec.Builder> ofTheRun() {
        return List.of(
                Spec.option(Integer.class, () -> jobs, value -> jobs = value, "--jobs")
                        .paramLabel("N")
                        .description("How many checks run side by side; default: the processors, at least 2."),
                Spec.flag(value -> offline = value, "--offline")
                        .description("No network: checks are told so, and an apply that needs one ends before it"
                                + " begins."),
                Spec.flag(value -> allowRemovals = value, "--allow-removals")
                        .description("Let apt remove the packages that the plan shows as removed."),
                time(() -> lockTimeout, value -> lockTimeout = value, "--lock-timeout")
                        .description("How long to wait for another apt or dpkg; default 2m."),
                time(() -> timeout, value -> timeout = value, "--timeout")
                        .description("How long one command of an apply may take; default 30m."),
                Spec.flag(value -> debug = value, "--debug").description("Show the stack trace of a bug."));
    }

    /** In the words of picocli's own mixin, which is made of annotations. */
    private static List<OptionSpec.Builder> usual() {
        return List.of(
                OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help message and exit."),
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit."));
    }

    private static OptionSpec.Builder list(
            Supplier<List<String>> get, Consumer<List<String>> set, String label, String... names) {
        return Spec.option(List.class, get, set, names)
                .auxiliaryTypes(String.class)
                .paramLabel(label);
    }

    private static OptionSpec.Builder commas(
            Supplier<List<String>> get, Consumer<List<String>> set, String label, String... names) {
        return list(get, set, label, names).splitRegex(",");
    }

    /** Times as in a profile. */
    private static OptionSpec.Builder time(Supplier<Duration> get, Consumer<Duration> set, String name) {
        return Spec.option(Duration.class, get, set, name).paramLabel("TIME").converters((CommandLine.ITypeConverter<
                        Duration>)
                text -> Limit.read(text)
                        .orElseThrow(() -> new CommandLine.TypeConversionException(
                                "expected " + Limit.EXPECTED + ", got '" + text + "'")));
    }
}
