package bootstrap.component;

import bootstrap.component.Effect.Recommends;
import bootstrap.facts.Places;
import bootstrap.process.Command;
import bootstrap.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command that performs an effect: what a plan announces and what the door runs is this one value.
 *
 * @param places where apt's settings of this run and files to be placed wait
 * @param limit how long a command may run that has no limit of its own
 */
public record EffectCommands(Places places, Duration limit) {
    /** needrestart's hook stops at the first; the second is for releases that know only it. */
    private static final Map<String, String> QUIET =
            Map.of("DEBIAN_FRONTEND", "noninteractive", "NEEDRESTART_SUSPEND", "1", "NEEDRESTART_MODE", "l");

    /** The command, or none where the tool does it itself: a download. */
    public Optional<Command> of(Effect effect) {
        return unlimited(effect)
                .map(command -> command.limit().equals(Command.CHANGING_LIMIT) ? command.within(limit) : command);
    }

    private Optional<Command> unlimited(Effect effect) {
        return switch (effect) {
            case Effect.RefreshIndex() -> Optional.of(apt("update", List.of()));
            case Effect.InstallPackages(var names, Recommends recommends) ->
                Optional.of(apt(
                        "install",
                        List.of(recommends == Recommends.WITH ? "--install-recommends" : "--no-install-recommends"),
                        names));
            case Effect.FinishPackages() -> Optional.of(finish());
            case Effect.MarkManual(var names) -> Optional.of(mark(names));
            case Effect.Run(Command command, var files) -> Optional.of(command);
            case Effect.WriteFile file -> Optional.of(place(file));
            case Effect.RefreshSource source -> Optional.of(refresh(source));
            case Effect.InstallAfterwards(var what) -> unlimited(what);
            case Effect.Download download -> Optional.empty();
            case Effect.FetchKey key -> Optional.empty();
            case Effect.AskRepository ask -> Optional.empty();
        };
    }

    /** Where a source waits while apt reads it alone; by its ending apt knows the format. */
    public Path staged(Effect.RefreshSource source) {
        return places.cache().resolve(source.name() + ".sources");
    }

    /** What takes the key of a source away that apt refused. */
    public Command withdrawn(Effect.RefreshSource source) {
        var key = AptRepository.keyring(source.name());
        return Command.changing("/bin/rm", "-f", "--", key.toString()).asRoot();
    }

    /** As apt-get(8) reads one source and leaves the lists of the others. */
    private Command refresh(Effect.RefreshSource source) {
        return Command.changing(
                        "/usr/bin/apt-get",
                        "-c",
                        aptSettings().toString(),
                        "-o",
                        "Dir::Etc::SourceList=" + staged(source),
                        "-o",
                        "Dir::Etc::SourceParts=-",
                        "-o",
                        "APT::Get::List-Cleanup=0",
                        "update")
                .asRoot()
                .with(QUIET);
    }

    /** Where apt's settings of this run are, for one user to read: a proxy's password may be among them. */
    public Path aptSettings() {
        return places.state().resolve("apt.conf");
    }

    /** Where the text waits until it is placed; named by its hash. */
    public Path staged(Effect.WriteFile file) {
        var hash = Sha256.of(file.content().getBytes(StandardCharsets.UTF_8));
        return places.cache().resolve("staged-" + hash.substring(0, 16));
    }

    private Command apt(String verb, List<String> options, List<String> names) {
        var words =
                new ArrayList<>(List.of("/usr/bin/apt-get", "-c", aptSettings().toString(), verb));
        words.addAll(options);
        if (!names.isEmpty()) {
            words.add("--");
            words.addAll(names);
        }
        return Command.changing(words.toArray(String[]::new)).asRoot().with(QUIET);
    }

    /** With the answers of {@code apply.AptSettings} on changed configuration files. */
    private static Command finish() {
        return Command.changing("/usr/bin/dpkg", "--force-confdef", "--force-confold", "--configure", "-a")
                .asRoot()
                .with(QUIET);
    }

    private static Command mark(List<String> names) {
        var words = new ArrayList<>(List.of("/usr/bin/apt-mark", "manual", "--"));
        words.addAll(names);
        return Command.changing(words.toArray(String[]::new)).asRoot();
    }

    private Command apt(String verb, List<String> options) {
        return apt(verb, options, List.of());
    }

    private Command place(Effect.WriteFile file) {
        var words = List.of(
                "/usr/bin/install",
                "-D",
                "-m",
                file.mode(),
                "-T",
                "--",
                staged(file).toString(),
                file.path().toString());
        return Command.changing(words.toArray(String[]::new)).as(file.owner());
    }
}
