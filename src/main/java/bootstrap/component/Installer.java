package bootstrap.component;

import bootstrap.facts.Box;
import bootstrap.process.Command;
import bootstrap.source.SourceFile;
import bootstrap.version.Requirement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the packages of a virtual environment come into it.
 *
 * @param index the package index for these packages only, "" for the installing program's own default
 * @param hashes each {@code sha256:} with 64 hexadecimal digits; when there are any, pip takes no file but these
 */
public record Installer(Program with, String index, List<String> hashes) {
    /** The managed environment that holds uv; a profile that has packages installed by uv must bring it. */
    public static final String UV = "uv";

    /** The program that installs. */
    public enum Program {
        PIP,
        /** Where it serves; else pip, which every environment has. */
        UV
    }

    /** What uv does not read of pip's configuration, and could not do without. */
    private static final List<String> PIPS_OWN =
            List.of("index-url", "extra-index-url", "find-links", "no-index", "proxy", "client-cert", "trusted-host");

    /** Who sets one of these has told uv where packages come from. */
    private static final List<String> UVS_INDEXES =
            List.of("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS");

    public Installer {
        hashes = List.copyOf(hashes);
    }

    /** Pip, from this index. */
    public static Installer pip(String index) {
        return new Installer(Program.PIP, index, List.of());
    }

    /** What installs these packages into the environment at that place; nothing for none. */
    List<Effect> effects(Path place, List<Requirement> packages, Box box) {
        if (packages.isEmpty()) {
            return List.of();
        }
        var words = hashes.isEmpty() ? named(place, packages, box) : pinned(place);
        var command = Command.changing(words.toArray(String[]::new)).with("VIRTUAL_ENV", place.toString());
        return List.of(new Effect.Run(command, requirements(packages)));
    }

    private List<String> named(Path place, List<Requirement> packages, Box box) {
        var words = new ArrayList<>(with == Program.UV && servesUv(box) ? uv(place, box) : pip(place));
        words.add("--");
        packages.forEach(requirement -> words.add(requirement.text()));
        return words;
    }

    private List<String> uv(Path place, Box box) {
        var program = VirtualEnvironment.place(UV, box.target().home()).resolve("bin/uv");
        var python = place.resolve("bin/python").toString();
        return Stream.concat(
                        Stream.of(program.toString(), "pip", "install", "--no-progress", "--python", python),
                        from("--default-index"))
                .toList();
    }

    private List<String> pip(Path place) {
        var python = place.resolve("bin/python").toString();
        return Stream.of(
                        Stream.of(python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check"),
                        Stream.of("--progress-bar", "off"),
                        from("--index-url"))
                .flatMap(words -> words)
                .toList();
    }

    private Stream<String> from(String option) {
        return index.isEmpty() ? Stream.of() : Stream.of(option, index);
    }

    /** What it depends on has no hash, so it comes alone. */
    private List<String> pinned(Path place) {
        return Stream.concat(pip(place).stream(), Stream.of("--require-hashes", "--no-deps", "-r", "requirements.txt"))
                .toList();
    }

    /** pip reads hashes from a file only. */
    private List<SourceFile> requirements(List<Requirement> packages) {
        if (hashes.isEmpty()) {
            return List.of();
        }
        var pins = hashes.stream().map(hash -> " --hash=" + hash).collect(Collectors.joining());
        var lines = packages.stream().map(each -> each.text() + pins + "\n").collect(Collectors.joining());
        return List.of(new SourceFile("requirements.txt", lines));
    }

    /** A mirror, a proxy or an authority that only pip knows of goes on being used. */
    private static boolean servesUv(Box box) {
        if (UVS_INDEXES.stream().anyMatch(name -> box.environment().get(name).isPresent())) {
            return true;
        }
        // Where SSL_CERT_FILE names an authority, uv finds it there.
        boolean ownAuthority = box.pip().value("cert").isPresent()
                && box.environment().get("SSL_CERT_FILE").isEmpty();
        return !ownAuthority
                && PIPS_OWN.stream().noneMatch(name -> box.pip().value(name).isPresent());
    }
}
