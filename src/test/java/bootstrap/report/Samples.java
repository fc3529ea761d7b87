package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.check.Check;
import bootstrap.check.Expectation;
import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import bootstrap.component.AptPackage;
import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.component.Membership;
import bootstrap.component.PackageChange;
import bootstrap.component.PackageChange.Kind;
import bootstrap.component.RustToolchain;
import bootstrap.component.State;
import bootstrap.component.Workplace;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.profile.Condition;
import bootstrap.profile.Profile;
import bootstrap.profile.Size;
import bootstrap.profile.Step;
import bootstrap.source.Location;
import bootstrap.version.Constraint;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values for tests of renderers. */
final class Samples {
    static final Style PLAIN = Style.of(Style.Glyphs.UNICODE, Style.Colours.NONE);
    static final Style ASCII = Style.of(Style.Glyphs.ASCII, Style.Colours.NONE);
    static final String BOX = "Ubuntu 24.04.3 LTS (noble) amd64";

    /** Everything that must not reach a terminal or a parser as it is. */
    static final String HOSTILE =
            "a\u001b[2Jb\u202Ec\u200Bd\u0085e\u007Ff]]>g<&\"'\nh\ri\u0000j\uD800k\uFFFFl|`::m,%0An";

    private Samples() {}

    static Location at(String file, int line) {
        return new Location("profiles/" + file + ".yaml", line, 7);
    }

    static Step step(String id, String title, int... guide) {
        var sections = java.util.Arrays.stream(guide).boxed().toList();
        var of = new Step.Guide(sections, List.of(), "");
        return new Step(id, title, of, Condition.always(), List.of(), List.of(), List.of(), id, at(id, 5));
    }

    static Profile profile(Step... steps) {
        var sources = Stream.of(steps)
                .map(step -> new Profile.Source(step.at().file(), ByteBuffer.allocate(0)))
                .toList();
        return new Profile(
                "hybrid",
                "Python and Rust side by side, Docker for services",
                List.of(),
                List.of(),
                Map.of("docker", "archive"),
                List.of(steps),
                sources);
    }

    static AptPackage apt(String... names) {
        return new AptPackage(List.of(names), Constraint.ANY, Effect.Recommends.WITHOUT);
    }

    static RustToolchain rust() {
        var init = new RustToolchain.Init("1.29.0", Map.of("amd64", "4".repeat(64)));
        return new RustToolchain("stable", "minimal", List.of("clippy", "rustfmt"), init);
    }

    static Effect.InstallPackages install(String... names) {
        return new Effect.InstallPackages(List.of(names), Effect.Recommends.WITHOUT);
    }

    static Effect.Run run(Command command) {
        return new Effect.Run(command, List.of());
    }

    static Effect.Run joins(String group) {
        return run(Command.changing("/usr/sbin/usermod", "-aG", group, "alice").asRoot());
    }

    static Entry.Decided decided(Component component, Change change) {
        var state = switch (change) {
            case Change.Keep(String found) -> new State.Present(found);
            case Change.Update(String from, var wanted, var effects) -> new State.Present(from);
            case Change.Blocked(String reason) -> new State.Unknown(reason);
            case Change.Create create -> new State.Absent();
            case Change.Deferred deferred -> new State.Absent();
            case Change.Impossible impossible -> new State.Absent();
        };
        return new Entry.Decided(component, at("hybrid", 12), state, change);
    }

    /** The same entry, of which the profile says what it takes. */
    static Entry.Decided sized(Entry.Decided entry, long fetchMebibytes, long diskMebibytes) {
        var size = new Size(fetchMebibytes << 20, diskMebibytes << 20);
        return new Entry.Decided(entry.component(), entry.at(), entry.state(), entry.change(), size);
    }

    static Entry.Decided create(Component component, String wanted, Effect... effects) {
        return decided(component, new Change.Create(wanted, List.of(effects)));
    }

    static PlannedStep going(Step step, Entry... entries) {
        return new PlannedStep.Going(step, List.of(entries));
    }

    /** A plan whose effects are those of its entries, each once. */
    static Plan plan(Plan.Index index, PlannedStep... steps) {
        var effects = new ArrayList<Plan.PlannedEffect>();
        for (PlannedStep step : steps) {
            step.decided().stream()
                    .flatMap(entry -> entry.change().effects().stream())
                    .forEach(effect -> effects.add(
                            new Plan.PlannedEffect(effect, List.of(step.step().id()))));
        }
        return new Plan(List.of(steps), effects, index, closure(index, effects));
    }

    /** What apt would say: two packages come along, one goes up. */
    private static Closure closure(Plan.Index index, List<Plan.PlannedEffect> effects) {
        boolean installs = effects.stream().anyMatch(each -> each.effect() instanceof Effect.InstallPackages);
        if (!installs) {
            return new Closure.Unneeded();
        }
        return index instanceof Plan.Index.Missing
                ? new Closure.AfterRefresh()
                : new Closure.Known(
                        List.of(
                                new PackageChange(Kind.NEW, "libfoo1", "", "1.2-3", "Ubuntu noble-updates/main"),
                                new PackageChange(Kind.NEW, "docker.io", "", "28.2.2", "Ubuntu noble/universe"),
                                new PackageChange(
                                        Kind.UPGRADED, "libc6", "2.39-0", "2.39-1", "Ubuntu noble-updates/main")),
                        List.of(URI.create("http://archive.example/ubuntu/pool/main/f/foo/libfoo1_1.2-3_amd64.deb")),
                        196_083_712,
                        746_586_112,
                        List.of());
    }

    static final Choices CHOICES =
            new Choices(List.of("hybrid"), Map.of("docker", "archive"), List.of(), List.of("gpu"), "");

    static Report planned(Plan plan) {
        return report("plan", plan, List.of(), List.of());
    }

    static Report report(String command, Plan plan, List<ComponentOutcome> outcomes, List<Judged> verdicts) {
        var steps = plan.steps().stream().map(PlannedStep::step).toArray(Step[]::new);
        return new Report(
                command,
                command.equals("verify") ? "" : BOX,
                profile(steps),
                "alice",
                plan,
                outcomes,
                verdicts,
                Report.Left.NOTHING,
                Duration.ofMillis(960));
    }

    static Report verified(Judged... verdicts) {
        return report("verify", plan(new Plan.Index.Usable()), List.of(), List.of(verdicts));
    }

    /** As the tool would run it, but with a fixed place for apt's settings. */
    static Optional<Command> commands(Effect effect) {
        return switch (effect) {
            case Effect.FinishPackages() ->
                Optional.of(
                        Command.changing("/usr/bin/dpkg", "--configure", "-a").asRoot());
            case Effect.MarkManual(var names) ->
                Optional.of(Command.changing("/usr/bin/apt-mark", "manual", "--", names.getFirst())
                        .asRoot());
            case Effect.RefreshIndex() -> Optional.of(apt("update", List.of()));
            case Effect.InstallPackages(var names, var recommends) -> Optional.of(apt("install", names));
            case Effect.Run(var command, var files) -> Optional.of(command);
            case Effect.WriteFile(var path, var content, var mode, As owner) ->
                Optional.of(Command.changing("/usr/bin/install", "-m", mode, "--", "staged", path.toString())
                        .as(owner));
            case Effect.InstallAfterwards(var what) -> commands(what);
            case Effect.RefreshSource(String name, var stanza) ->
                Optional.of(apt("update", List.of("-o", "Dir::Etc::SourceList=" + name)));
            case Effect.Download download -> Optional.empty();
            case Effect.FetchKey key -> Optional.empty();
            case Effect.AskRepository ask -> Optional.empty();
        };
    }

    private static Command apt(String verb, List<String> names) {
        var words = Stream.concat(Stream.of("/usr/bin/apt-get", verb), names.stream());
        return Command.changing(words.toArray(String[]::new)).asRoot().with("DEBIAN_FRONTEND", "noninteractive");
    }

    static Constraint constraint(String text) {
        return ((Constraint.Parsed.Good) Constraint.parse(text)).constraint();
    }

    static Check.Run runs(String... words) {
        return new Check.Run(
                List.of(List.of(words)), Check.Expected.SUCCESS, Workplace.EMPTY, As.TARGET, Duration.ofMinutes(2));
    }

    static Check.Run runs(Constraint version, String... words) {
        var expected = new Check.Expected(version, "", "", 0);
        return new Check.Run(List.of(List.of(words)), expected, Workplace.EMPTY, As.TARGET, Duration.ofMinutes(2));
    }

    static Judged judged(String step, Check check, Verdict verdict, int millis) {
        var expectation = new Expectation(step, check, at(step, 23), new Expectation.Standing.Asked());
        return new Judged(expectation, verdict, Duration.ofMillis(millis));
    }

    static ComponentOutcome outcome(Step step, Entry.Decided entry, Outcome outcome) {
        return new ComponentOutcome(step, entry.component(), entry.at(), outcome);
    }

    static Membership docker() {
        return new Membership("docker", Membership.CURRENT);
    }
}
