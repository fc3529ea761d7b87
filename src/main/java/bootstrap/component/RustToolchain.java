package bootstrap.component;

import bootstrap.component.Effect.Download;
import bootstrap.facts.Account;
import bootstrap.facts.Box;
import bootstrap.facts.Environment;
import bootstrap.facts.Fact;
import bootstrap.facts.Places;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Rust toolchain through rustup, for the target user. rustup-init is fetched by version and pinned by SHA-256 for
 * each architecture; nothing is piped into a shell. The probe reads rustup's own files and starts no process.
 *
 * @param init the rustup-init to use when the box has no rustup
 */
public record RustToolchain(String toolchain, String profile, List<String> components, Init init) implements Component {
    /** One release of rustup-init with its SHA-256 by Debian architecture. */
    public record Init(String version, Map<String, String> sha256) {
        public Init {
            sha256 = Map.copyOf(sha256);
        }
    }

    private static final Map<String, String> TRIPLES =
            Map.of("amd64", "x86_64-unknown-linux-gnu", "arm64", "aarch64-unknown-linux-gnu");
    private static final String MAKERS = "https://static.rust-lang.org/rustup";
    /** rustup-init 1.29.0 is 20 MB. */
    private static final long LARGEST = 64L << 20;

    /** Where Ubuntu's own package puts it. */
    private static final Path OF_UBUNTU = Path.of("/usr/bin/rustup");

    private static final String LACKS = "lacks ";
    private static final String DEFAULT = "a default toolchain";
    private static final String DAMAGED = "without its rustc or cargo";

    /** The components that every toolchain has, by the names of their programs. */
    private static final List<String> PROGRAMS = List.of("rustc", "cargo");

    /** The programs of rustup's profile of that name; its documentation is removed by many, and not in every mirror. */
    private static final List<String> OF_DEFAULT = List.of("clippy", "rustfmt");

    public RustToolchain {
        components = List.copyOf(components);
    }

    @Override
    public String kind() {
        return "rustup";
    }

    @Override
    public String name() {
        return toolchain;
    }

    @Override
    public boolean standsAlone() {
        return true;
    }

    /** It needs whom to trust; the linker is called by what it brings. */
    @Override
    public boolean precedesPackages(Box box) {
        return box.environment().get("SSL_CERT_FILE").isPresent()
                || Files.isRegularFile(box.root().resolve("etc/ssl/certs/ca-certificates.crt"));
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        try {
            if (!OnDisk.isProgram(cargoHome(box).resolve("bin/rustup")) && !OnDisk.isProgram(OF_UBUNTU)) {
                return new State.Absent();
            }
            return switch (box.facts().architecture()) {
                case Fact.Known<String>(String arch) ->
                    new State.Present(look(new RustupHome(rustupHome(box), TRIPLES.getOrDefault(arch, arch))));
                case Fact.Unknown<String>(String reason) -> new State.Unknown(unknown(reason));
            };
        } catch (IOException e) {
            return new State.Unknown("rustup's files: " + OnDisk.why(e));
        }
    }

    private static String unknown(String reason) {
        return "architecture unknown: " + reason;
    }

    private String look(RustupHome home) throws IOException {
        var installed = home.components(toolchain);
        var lacks = new ArrayList<String>();
        if (installed.isEmpty()) {
            lacks.add(toolchain);
        } else {
            for (String program : PROGRAMS) {
                if (!installed.contains(program)) {
                    lacks.add(program);
                } else if (!home.hasProgram(toolchain, program)) {
                    return DAMAGED;
                }
            }
        }
        wantedComponents().filter(wanted -> !installed.contains(wanted)).forEach(lacks::add);
        if (!home.hasDefault()) {
            lacks.add(DEFAULT);
        }
        return lacks.isEmpty() ? wanted() : LACKS + String.join(", ", lacks);
    }

    /** Of the profile {@code complete} nobody knows what it comes to; it is what the makers had that day. */
    private Stream<String> wantedComponents() {
        var ofProfile = profile.equals("default") ? OF_DEFAULT : List.<String>of();
        return Stream.concat(ofProfile.stream(), components.stream().map(RustupHome::plain))
                .distinct();
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        return switch (observed) {
            // rustup takes a component that it lists for one that is there.
            case State.Present(String found)
            when found.equals(DAMAGED) ->
                new Change.Impossible(toolchain + " is " + found + "; rustup toolchain uninstall " + toolchain
                        + " lets it be brought whole");
            case State.Present(String found) when !found.startsWith(LACKS) -> new Change.Keep(found);
            case State.Present(String found) ->
                new Change.Update(
                        found, wanted(), complete(found, outlook.box().target().home()));
            case State.Absent() -> create(outlook.box());
            case State.Unknown(String reason) -> new Change.Blocked(reason);
        };
    }

    private Change create(Box box) {
        return switch (box.facts().architecture()) {
            case Fact.Known<String>(String arch) ->
                Optional.ofNullable(init.sha256().get(arch))
                        .flatMap(sha256 ->
                                Optional.ofNullable(TRIPLES.get(arch)).map(triple -> create(box, triple, sha256)))
                        .orElseGet(() -> new Change.Impossible("the profile pins no rustup-init for " + arch));
            case Fact.Unknown<String>(String reason) -> new Change.Blocked(unknown(reason));
        };
    }

    private Change create(Box box, String triple, String sha256) {
        var root = box.environment().get("RUSTUP_UPDATE_ROOT").orElse(MAKERS);
        var address = root.replaceAll("/+$", "") + "/archive/" + init.version() + "/" + triple + "/rustup-init";
        try {
            return new Change.Create(wanted(), initialise(box, new URI(address), sha256));
        } catch (URISyntaxException e) {
            return new Change.Blocked("RUSTUP_UPDATE_ROOT is not an address: " + Environment.masked(root));
        }
    }

    private List<Effect> initialise(Box box, URI from, String sha256) {
        var to = Places.of(box).cache().resolve("rustup-init-" + init.version());
        var words = new ArrayList<>(List.of(to.toString(), "-y", "--profile", profile));
        words.addAll(List.of("--default-toolchain", toolchain));
        components.forEach(each -> words.addAll(List.of("--component", each)));
        return List.of(
                new Download(from, sha256, LARGEST, to),
                Effect.Run.of(Command.changing(words.toArray(String[]::new))
                        .in(box.target().home())
                        .with("RUSTUP_INIT_SKIP_PATH_CHECK", "yes")));
    }

    private List<Effect> complete(String found, Path home) {
        var effects = new ArrayList<Effect>();
        if (!found.equals(LACKS + DEFAULT)) {
            var words = new ArrayList<>(List.of("rustup", "toolchain", "install", toolchain, "--profile", profile));
            var lacking = List.of(found.substring(LACKS.length()).split(", "));
            // A toolchain that is up to date gets nothing new from rustup but what is named.
            Stream.concat(PROGRAMS.stream().filter(lacking::contains), wantedComponents())
                    .forEach(each -> words.addAll(List.of("--component", each)));
            words.add("--no-self-update");
            effects.add(
                    Effect.Run.of(Command.changing(words.toArray(String[]::new)).in(home)));
        }
        if (found.contains(DEFAULT)) {
            effects.add(Effect.Run.of(
                    Command.changing("rustup", "default", toolchain).in(home)));
        }
        return effects;
    }

    private String wanted() {
        var extra = components.isEmpty() ? "" : ", " + String.join(", ", components);
        return toolchain + ", profile " + profile + extra;
    }

    /** Another user's variables say nothing of the target user's places. */
    private static Path cargoHome(Box box) {
        return place(box, "CARGO_HOME", ".cargo");
    }

    private static Path rustupHome(Box box) {
        return place(box, "RUSTUP_HOME", ".rustup");
    }

    private static Path place(Box box, String variable, String otherwise) {
        Account target = box.target();
        boolean own = box.self().uid() == target.uid();
        return box.environment()
                .get(variable)
                .filter(value -> own && !value.isEmpty())
                .map(Path::of)
                .orElse(target.home().resolve(otherwise));
    }
}
