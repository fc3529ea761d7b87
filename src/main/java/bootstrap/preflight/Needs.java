package bootstrap.preflight;

import bootstrap.component.AptRepository;
import bootstrap.component.Change;
import bootstrap.component.Closure;
import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.component.RustToolchain;
import bootstrap.component.VirtualEnvironment;
import bootstrap.facts.AptSource;
import bootstrap.facts.AptSources;
import bootstrap.facts.Box;
import bootstrap.fetch.Downloader;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.process.Command;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hosts that a plan needs, as far as its effects tell: those of a profile's own programs are not known. */
record Needs(Box box, AptSources sources) {
    private static final String RUST = "https://static.rust-lang.org";

    /** With any of these pip takes another way than we would look along. */
    private static final List<String> OWN_WAY =
            List.of("proxy", "cert", "client-cert", "trusted-host", "no-index", "find-links");

    /** Those of every archive that apt has. */
    List<Need> ofArchives() {
        return sources.sources().stream()
                .flatMap(source -> source.origin().stream())
                .distinct()
                .map(origin -> new Need(origin, Need.Who.APT))
                .toList();
    }

    List<Need> of(Plan plan, Closure closure) {
        var effects = plan.effects().stream().map(Plan.PlannedEffect::effect).toList();
        boolean refreshes = effects.stream().anyMatch(Effect.RefreshIndex.class::isInstance);
        return Stream.of(
                        refreshes ? ofArchives().stream() : Stream.<Need>of(),
                        ofPackages(closure),
                        effects.stream().flatMap(Needs::ofDownload),
                        effects.stream().flatMap(Needs::ofRepository),
                        plan.steps().stream().flatMap(this::ofStep))
                .flatMap(needs -> needs)
                .distinct()
                .toList();
    }

    private static Stream<Need> ofPackages(Closure closure) {
        return closure instanceof Closure.Known known
                ? known.downloads().stream().flatMap(from -> need(from.toString(), Need.Who.APT))
                : Stream.of();
    }

    private static Stream<Need> ofDownload(Effect effect) {
        return effect instanceof Effect.Download(URI from, String sha256, var most, Path to)
                        && !Downloader.isThere(sha256, to)
                ? need(from.toString(), Need.Who.DOWNLOAD)
                : Stream.of();
    }

    private static Stream<Need> ofRepository(Effect effect) {
        if (effect instanceof Effect.AskRepository ask) {
            // Asked by us before apt asks it.
            return Stream.of(Need.Who.DOWNLOAD, Need.Who.APT)
                    .flatMap(who -> need(ask.release().toString(), who));
        }
        return effect instanceof Effect.FetchKey(var key, var checked)
                        && key.origin() instanceof AptRepository.Origin.At(URI url)
                ? need(url.toString(), Need.Who.DOWNLOAD)
                : Stream.of();
    }

    private Stream<Need> ofStep(PlannedStep step) {
        return step.decided().stream().flatMap(entry -> ofChange(entry.component(), entry.change()));
    }

    private Stream<Need> ofChange(Component component, Change change) {
        var commands = change.effects().stream()
                .filter(Effect.Run.class::isInstance)
                .map(effect -> ((Effect.Run) effect).command())
                .toList();
        if (component instanceof VirtualEnvironment venv) {
            return commands.stream().flatMap(command -> ofPython(venv, command));
        }
        return component instanceof RustToolchain ? commands.stream().flatMap(this::ofRust) : Stream.of();
    }

    private Stream<Need> ofPython(VirtualEnvironment venv, Command command) {
        if (!command.argv().contains("install")) {
            return Stream.of();
        }
        boolean uv = Path.of(command.argv().getFirst()).endsWith("uv");
        if (!uv && OWN_WAY.stream().anyMatch(name -> box.pip().value(name).isPresent())) {
            return Stream.of();
        }
        // The index that pip and uv know by themselves is theirs to name.
        return Optional.of(venv.installer().index())
                .filter(url -> !url.isEmpty())
                .or(() -> uv ? indexOfUv() : box.pip().value("index-url"))
                .stream()
                .flatMap(index -> need(index, Need.Who.PIP));
    }

    /** An index may have a name in front of its address. */
    private Optional<String> indexOfUv() {
        return Stream.of("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX")
                .flatMap(name -> box.environment().get(name).stream())
                .map(value -> value.strip().split("\\s+", 2)[0].replaceFirst("^[\\w.-]+=", ""))
                .findFirst();
    }

    /** To make an installed toolchain the default one needs no network. */
    private Stream<Need> ofRust(Command command) {
        var program = Path.of(command.argv().getFirst()).getFileName();
        boolean installs =
                command.argv().contains("install") || String.valueOf(program).startsWith("rustup-init");
        return installs ? need(box.environment().get("RUSTUP_DIST_SERVER").orElse(RUST), Need.Who.RUSTUP) : Stream.of();
    }

    private static Stream<Need> need(String address, Need.Who who) {
        return AptSource.origin(address).map(origin -> new Need(origin, who)).stream();
    }
}
