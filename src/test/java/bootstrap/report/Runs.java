package bootstrap.report;

import static bootstrap.report.Samples.constraint;
import static bootstrap.report.Samples.judged;
import static bootstrap.report.Samples.outcome;
import static bootstrap.report.Samples.runs;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.apply.Outcome.Cause;
import bootstrap.check.Check;
import bootstrap.check.Judged;
import bootstrap.check.Verdict;
import bootstrap.check.Whereabouts;
import bootstrap.check.Whereabouts.Sight;
import bootstrap.component.Workplace;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.As;
import bootstrap.profile.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports of whole runs for tests of renderers. */
final class Runs {
    private static final String CARGO = "/home/alice/.cargo/bin/cargo";

    private Runs() {}

    static Judged python() {
        var check = runs(constraint(">= 3.10"), "python3", "--version");
        return judged("python", check, new Verdict.Passed("python3 3.12.3 (>= 3.10)", "/usr/bin/python3"), 18);
    }

    static Judged venv() {
        var commands = List.of(List.of("python3", "-m", "venv", "v"), List.of("./v/bin/pip", "--version"));
        var check = new Check.Run(commands, Check.Expected.SUCCESS, Workplace.EMPTY, As.TARGET, Duration.ofMinutes(2));
        return judged("python", check, new Verdict.Passed("./v/bin/pip --version", ""), 912);
    }

    static Judged cargoMissing() {
        var details = List.of(
                "looked in: /usr/local/bin:/usr/bin:/bin",
                "found at " + CARGO + ": open a new shell, or: . \"$HOME/.cargo/env\"");
        var verdict = new Verdict.Failed("cargo is not on the PATH of this shell", details);
        return judged("rust", runs(constraint(">= 1.75, < 2"), "cargo", "--version"), verdict, 2);
    }

    static Judged docker() {
        var check = runs(constraint(">= 20.10"), "docker", "--version");
        return judged("docker", check, new Verdict.Passed("docker 28.2.2 (>= 20.10)", "/usr/bin/docker"), 1310);
    }

    /** A check that told something about the box. */
    static Judged speedUp() {
        var fact = "speed-up: Rust 52 x as fast as Python";
        return judged(
                "hybrid", runs("python", "hybrid.py"), new Verdict.Passed("python hybrid.py", "/v/python", fact), 272);
    }

    static Judged undecided() {
        var verdict = new Verdict.Undecided("it must run as root: sudo bootstrap verify");
        return judged("docker", runs("docker", "info"), verdict, 0);
    }

    static Judged skipped() {
        return judged("gpu", runs("nvidia-smi"), new Verdict.Skipped("this box has no NVIDIA card"), 0);
    }

    /** The one of the product's description. */
    static Report verified() {
        return Samples.verified(python(), venv(), cargoMissing(), docker());
    }

    static Report mixed() {
        return Samples.verified(python(), speedUp(), cargoMissing(), undecided(), skipped());
    }

    /** All of the plan came to be. */
    static Report applied() {
        var outcomes = new ArrayList<ComponentOutcome>();
        Plans.hybrid()
                .steps()
                .forEach(planned -> planned.decided()
                        .forEach(entry -> outcomes.add(outcome(
                                planned.step(),
                                entry,
                                entry.change().effects().isEmpty()
                                        ? new Outcome.Unneeded("python3 3.12.3-0ubuntu2.1")
                                        : new Outcome.Applied("there", Duration.ofMillis(12_345))))));
        var pending = List.of(
                new Report.Pending(
                        "open a new shell, or: . \"$HOME/.cargo/env\"", "its PATH lacks /home/alice/.cargo/bin"),
                new Report.Pending("log in again", "a group that was joined counts from the next login on"));
        return report(Plans.hybrid(), outcomes, List.of(python(), docker()), pending);
    }

    /** One transaction failed for two steps, a download for a third, and the rest was not tried. */
    static Report failed() {
        var plan = Plans.hybrid();
        var lines = IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).toList();
        var apt = new Outcome.Failed(Cause.NETWORK, "exit 100", "sudo /usr/bin/apt-get install python3-pip", lines);
        var hash = new Outcome.Failed(Cause.INTEGRITY, "SHA-256 is wrong; nothing was kept", "", List.of());
        var outcomes = List.of(
                at(plan, 0, 0, new Outcome.Unneeded("python3 3.12.3-0ubuntu2.1")),
                at(plan, 0, 1, apt),
                at(plan, 0, 2, apt),
                at(plan, 1, 0, apt),
                at(plan, 1, 1, hash),
                at(plan, 2, 0, new Outcome.Applied("docker.io 28.2.2", Duration.ofSeconds(3))),
                at(plan, 2, 1, new Outcome.Skipped("interrupted")));
        return report(plan, outcomes, List.of(python(), cargoMissing()), List.of());
    }

    static Report hostile() {
        var bad = Samples.HOSTILE;
        var plan = Plans.hostile();
        var failed = new Outcome.Failed(Cause.STEP, "reason" + bad, "typed" + bad, List.of(bad, "::stop-commands::x"));
        var outcomes = List.of(
                at(plan, 0, 0, failed),
                at(plan, 0, 1, new Outcome.Skipped("skipped" + bad)),
                at(plan, 0, 2, new Outcome.Applied("now" + bad, Duration.ZERO)),
                at(plan, 0, 3, new Outcome.Unneeded("found" + bad)));
        var check = runs("echo" + bad.replace("\0", ""), "##[error]x");
        var verdicts = List.of(
                judged("s" + bad, check, new Verdict.Passed("what" + bad, "where" + bad, "fact: ##[x]" + bad), 1),
                judged("s" + bad, check, new Verdict.Failed("reason" + bad, List.of(bad, "  ::error::x", "##[x]y")), 1),
                judged("s" + bad, check, new Verdict.Undecided("reason" + bad), 1),
                judged("s" + bad, check, new Verdict.Skipped("reason" + bad), 1));
        var path = Path.of("/" + bad.replace("\0", "").replace("\uD800", ""));
        var found = new Sight.Found("whose" + bad, path, path, List.of(path.resolveSibling("x")));
        var tool =
                new Whereabouts("tool" + bad, found, new Sight.Missing("whose" + bad), new Sight.Unknown(bad), found);
        var pending = List.of(new Report.Pending("what" + bad, "why" + bad));
        return report(plan, outcomes, verdicts, new Report.Left(pending, List.of(tool), List.of("strict" + bad)));
    }

    private static ComponentOutcome at(Plan plan, int step, int entry, Outcome outcome) {
        Step of = plan.steps().get(step).step();
        Entry.Decided decided = plan.steps().get(step).decided().get(entry);
        return outcome(of, decided, outcome);
    }

    static Report report(
            Plan plan, List<ComponentOutcome> outcomes, List<Judged> verdicts, List<Report.Pending> pending) {
        return report(plan, outcomes, verdicts, new Report.Left(pending, List.of(), List.of()));
    }

    static Report report(Plan plan, List<ComponentOutcome> outcomes, List<Judged> verdicts, Report.Left left) {
        var planned = Samples.planned(plan);
        return Report.applied(planned, outcomes, verdicts, left, Duration.ofSeconds(200));
    }

    /** All checks passed, and still the run failed. */
    static Report strict() {
        var of = Samples.verified(python());
        return Report.verified(of.profile(), "alice", of.verdicts(), left(), of.took());
    }

    /** Cargo differs and hides another, python3 is the same by two names, docker is hidden, git nowhere. */
    static Report.Left left() {
        var cargo = found("alice", CARGO, CARGO, "/usr/bin/cargo");
        var sudo = "sudo (its usual path)";
        var tools = List.of(
                new Whereabouts(
                        "cargo",
                        cargo,
                        cargo,
                        new Sight.Missing("this shell"),
                        found(sudo, "/usr/bin/cargo", "/usr/bin/cargo")),
                new Whereabouts(
                        "python3",
                        found("alice", "/usr/bin/python3", "/usr/bin/python3.12"),
                        found("alice", "/bin/python3", "/usr/bin/python3.12"),
                        found("this shell", "/usr/bin/python3", "/usr/bin/python3.12"),
                        found(sudo, "/bin/python3", "/usr/bin/python3.12")),
                new Whereabouts(
                        "docker",
                        found("alice", "/usr/bin/docker", "/usr/bin/docker"),
                        new Sight.Unknown("an interactive shell of alice gave no answer"),
                        found("this shell", "/usr/local/bin/docker", "/usr/local/bin/docker", "/usr/bin/docker"),
                        new Sight.Missing(sudo)),
                new Whereabouts(
                        "git",
                        new Sight.Missing("alice"),
                        new Sight.Unknown("an interactive shell of alice gave no answer"),
                        new Sight.Missing("this shell"),
                        new Sight.Missing(sudo)));
        return new Report.Left(
                List.of(new Report.Pending("log in again", "a group that was joined counts from the next login on")),
                tools,
                List.of(
                        "still to do: log in again",
                        "cargo: a login shell finds " + CARGO + ", this shell doesn't find it"));
    }

    private static Sight found(String whose, String at, String file, String... hides) {
        return new Sight.Found(
                whose,
                Path.of(at),
                Path.of(file),
                Stream.of(hides).map(Path::of).toList());
    }
}
