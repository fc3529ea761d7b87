package bootstrap.report;

import static bootstrap.report.Samples.apt;
import static bootstrap.report.Samples.at;
import static bootstrap.report.Samples.create;
import static bootstrap.report.Samples.decided;
import static bootstrap.report.Samples.going;
import static bootstrap.report.Samples.install;
import static bootstrap.report.Samples.joins;
import static bootstrap.report.Samples.plan;
import static bootstrap.report.Samples.run;
import static bootstrap.report.Samples.sized;
import static bootstrap.report.Samples.step;

import bootstrap.component.AptRepository;
import bootstrap.component.Change;
import bootstrap.component.Effect;
import bootstrap.component.GuardedRun;
import bootstrap.component.ManagedFile;
import bootstrap.component.Membership;
import bootstrap.component.Service;
import bootstrap.component.VirtualEnvironment;
import bootstrap.component.Workplace;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.source.SourceFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Plans for tests of renderers. */
final class Plans {
    private static final Path INIT = Path.of("/home/alice/.cache/bootstrap/rustup-init-1.29.0");

    private Plans() {}

    /** The one of the product's description: something to keep, to bring, to skip. */
    static Plan hybrid() {
        var python = step("python", "Python 3 with pip and venv", 3);
        var rust = step("rust", "Rust through rustup", 4);
        var docker = step("docker", "Docker engine, usable without sudo (its group equals root)", 7, 9);
        return plan(
                new Plan.Index.Usable(),
                going(
                        python,
                        decided(apt("python3"), new Change.Keep("python3 3.12.3-0ubuntu2.1")),
                        create(apt("python3-pip"), "python3-pip 24.0+dfsg-1ubuntu1.3", install("python3-pip")),
                        create(apt("python3-venv"), "python3-venv 3.12.3-0ubuntu2.1", install("python3-venv"))),
                going(
                        rust,
                        create(apt("build-essential"), "build-essential 12.10ubuntu1", install("build-essential")),
                        sized(
                                create(Samples.rust(), "stable, profile minimal, clippy, rustfmt", fetch(), init()),
                                250,
                                1_300)),
                going(
                        docker,
                        create(
                                apt("docker.io", "docker-ce"),
                                "docker.io 28.2.2-0ubuntu1~24.04.1",
                                install("docker.io")),
                        create(Samples.docker(), "alice joins docker", joins("docker"))),
                new PlannedStep.Skipped(step("gpu", "CUDA for the graphics card"), "this box has no NVIDIA card"));
    }

    static Effect.Download fetch() {
        var from =
                URI.create("https://static.rust-lang.org/rustup/archive/1.29.0/x86_64-unknown-linux-gnu/rustup-init");
        return new Effect.Download(from, "4".repeat(64), 64L << 20, INIT);
    }

    private static Effect.Run init() {
        return run(Command.changing(INIT.toString(), "-y", "--profile", "minimal", "--default-toolchain", "stable")
                .with("RUSTUP_INIT_SKIP_PATH_CHECK", "yes"));
    }

    /** One of each change and kind, on a box without package lists. */
    static Plan everything() {
        return plan(
                new Plan.Index.Missing(),
                going(
                        step("all", "One of everything"),
                        decided(apt("curl"), new Change.Update("curl 7.1", "curl 8.5", List.of(install("curl")))),
                        decided(
                                apt("docker.io", "docker-ce"),
                                new Change.Deferred(
                                        "the package index is refreshed",
                                        List.of("docker.io", "docker-ce"),
                                        List.of(install("docker.io")))),
                        decided(apt("gone"), new Change.Impossible("the package lists of this box have no gone")),
                        decided(apt("lost"), new Change.Blocked("/var/lib/dpkg/status could not be read")),
                        decided(apt("lost-too"), new Change.Blocked("/var/lib/dpkg/status could not be read")),
                        decided(service(), new Change.Update("inactive, disabled", "running", List.of(start()))),
                        new Entry.NotHere(service(), at("all", 30), "this is a container (docker)"),
                        decided(member("video"), new Change.Keep("alice is in video")),
                        create(member("render"), "alice joins render", joins("render")),
                        create(venv(), "hybrid", venvMade()),
                        create(wheel(As.TARGET), "python -m pip install .", built()),
                        decided(wheel(As.ROOT), new Change.Keep("hybrid: bootstrap-hybrid 0.1.0")),
                        decided(
                                file(),
                                new Change.Update("sha256 00, mode 0600, uid 0", "~/.pip.conf", List.of(written()))),
                        decided(file(), new Change.Keep("sha256 00, mode 0644, uid 1000"))));
    }

    /** A repository is still to come, by a key from the network; a package waits for it. */
    static Plan repository() {
        var key = new AptRepository.Key(
                new AptRepository.Origin.At(URI.create("https://apt.example/key.asc")), "04".repeat(20));
        var vendor = new AptRepository(
                "vendor", Map.of("", URI.create("https://apt.example/ubuntu")), "current", List.of("stable"), key);
        var checked = Path.of("/home/alice/.cache/bootstrap/key.asc");
        var stanza = "Types: deb\nURIs: https://apt.example/ubuntu\n";
        return plan(
                new Plan.Index.Usable(),
                going(
                        step("vendor", "From its makers"),
                        create(
                                vendor,
                                "https://apt.example/ubuntu noble stable, key " + key.fingerprint(),
                                new Effect.FetchKey(key, checked),
                                new Effect.AskRepository(
                                        URI.create("https://apt.example/ubuntu/dists/noble/"),
                                        "noble",
                                        "amd64",
                                        List.of("stable")),
                                run(Command.changing(
                                                "/usr/bin/install",
                                                "--",
                                                checked.toString(),
                                                "/etc/apt/keyrings/vendor.asc")
                                        .asRoot()),
                                new Effect.RefreshSource("vendor", stanza),
                                new Effect.WriteFile(
                                        Path.of("/etc/apt/sources.list.d/vendor.sources"), stanza, "0644", As.ROOT)),
                        create(
                                apt("vendor-ce"),
                                "vendor-ce (version known after the refresh)",
                                new Effect.InstallAfterwards(install("vendor-ce"))),
                        decided(vendor, new Change.Keep("named by /etc/apt/sources.list.d/old.list:2"))));
    }

    /** Nothing left to do. */
    static Plan kept() {
        return plan(
                new Plan.Index.Usable(),
                going(
                        step("python", "Python 3", 3),
                        decided(apt("python3"), new Change.Keep("python3 3.12.3-0ubuntu2.1")),
                        decided(apt("python3-pip"), new Change.Keep("python3-pip 24.0"))));
    }

    /** Each word that comes from elsewhere is hostile. */
    static Plan hostile() {
        var bad = Samples.HOSTILE;
        var words = run(Command.changing("/bin/echo", bad.replace("\0", "")).with("NAME", bad));
        var wheel = new GuardedRun(List.of("echo", bad), venv(), Workplace.EMPTY, As.TARGET, Duration.ofMinutes(1));
        return plan(
                new Plan.Index.Old(3),
                going(
                        step("id" + bad, "title" + bad, 1),
                        create(wheel, "wanted" + bad, words, new Effect.WriteFile(Path.of("/x"), bad, "0644", As.ROOT)),
                        decided(wheel, new Change.Update("from" + bad, "to" + bad, List.of())),
                        decided(wheel, new Change.Impossible("reason" + bad)),
                        decided(wheel, new Change.Deferred("until" + bad, List.of(bad), List.of()))),
                new PlannedStep.Skipped(step("skipped" + bad, bad), "reason" + bad));
    }

    /** Many packages, which don't fit in one line. */
    static Plan wide() {
        var entries = java.util.stream.IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "a-package-with-a-name-" + i)
                .map(name -> create(apt(name), name + " 1.0-" + name.length(), install(name)))
                .toArray(Entry[]::new);
        return plan(new Plan.Index.Old(1), going(step("wide", "Many packages", 8), entries));
    }

    private static Service service() {
        return new Service("docker.service", Service.Running.RUNNING, Service.Boot.AS_IT_IS);
    }

    private static Effect start() {
        return run(Command.changing("/usr/bin/systemctl", "start", "--", "docker.service")
                .asRoot());
    }

    private static Membership member(String group) {
        return new Membership(group, Membership.CURRENT);
    }

    private static VirtualEnvironment venv() {
        return new VirtualEnvironment("hybrid", List.of(), "");
    }

    private static Effect venvMade() {
        var place = "/home/alice/.local/share/bootstrap/venvs/hybrid";
        return run(Command.changing("/usr/bin/python3", "-m", "venv", "--clear", place)
                .with("VIRTUAL_ENV", place));
    }

    private static GuardedRun wheel(As whom) {
        var words = List.of("python", "-m", "pip", "install", ".");
        return new GuardedRun(words, venv(), Workplace.EMPTY, whom, Duration.ofMinutes(30));
    }

    private static Effect built() {
        var command = Command.changing("python", "-m", "pip", "install", ".");
        return new Effect.Run(command, List.of(new SourceFile("lib.rs", ""), new SourceFile("Cargo.toml", "")));
    }

    private static ManagedFile file() {
        return new ManagedFile("~/.pip.conf", new ManagedFile.Content.Exactly("[global]\n"), "0644", As.TARGET);
    }

    private static Effect written() {
        return new Effect.WriteFile(Path.of("/home/alice/.pip.conf"), "[global]\n".repeat(22), "0644", As.TARGET);
    }
}
