package bootstrap.component;

import bootstrap.component.RepositoryPlace.Here;
import bootstrap.component.RepositoryPlace.Nowhere;
import bootstrap.component.RepositoryPlace.Unclear;
import bootstrap.facts.AptSources;
import bootstrap.facts.Box;
import bootstrap.facts.Places;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.source.Diagnostic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An archive that apt takes packages from beside those of the release, bound to one key. Where another file of the box
 * names it already it is kept as it is: apt reads nothing at all where two of them disagree on the key.
 *
 * @param name of the file in sources.list.d and of that in keyrings, without their beginnings and endings
 * @param uris by family, {@code ubuntu} or {@code debian}; by "" for every box
 * @param suite the word {@code current} for the codename of the box; a path, which ends with a slash, has no components
 */
public record AptRepository(String name, Map<String, URI> uris, String suite, List<String> components, Key key)
        implements Component {
    /** The suite that stands for the codename of the box. */
    public static final String CURRENT = "current";

    /** Files of these names are ours alone: to write or to remove one takes nothing from anybody. */
    private static final String OURS = "bootstrap-";

    private static final String NAMED = "named by ";
    private static final String IN_PART = "in part named by ";

    /**
     * The key that signs it.
     *
     * @param fingerprint 40 hexadecimal digits in capitals: of the only primary key that the file may hold
     */
    public record Key(Origin origin, String fingerprint) {}

    /** Where the key comes from. */
    public sealed interface Origin {
        record At(URI url) implements Origin {}

        /** The profile brings it. */
        record Brought(String text) implements Origin {}
    }

    public AptRepository {
        uris = Map.copyOf(uris);
        components = List.copyOf(components);
    }

    @Override
    public String kind() {
        return "apt-repository";
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        return switch (RepositoryPlace.of(this, box.facts())) {
            case Here here -> look(here, box.root());
            case Nowhere nowhere -> new State.Absent();
            case Unclear(String reason) -> new State.Unknown(reason);
        };
    }

    private State look(Here here, Path root) {
        var apt = AptSources.below(root);
        for (Diagnostic mistake : apt.mistakes()) {
            if (!mistake.at().file().equals(file().toString())) {
                return new State.Unknown(
                        "apt reads no archive: " + mistake.at().fileAndLine() + ": " + mistake.message());
            }
        }
        var other = apt.sources().stream()
                .filter(source -> !source.at().file().equals(file().toString()) && here.isNamedBy(source))
                .toList();
        if (!other.isEmpty()) {
            var lacks = here.lacks(other);
            var at = other.getFirst().at().fileAndLine();
            return new State.Present(lacks.isEmpty() ? NAMED + at : IN_PART + at + ", " + lacks.get());
        }
        if (!apt.unread().isEmpty()) {
            return new State.Unknown(apt.unread().getFirst());
        }
        try {
            var text = OnDisk.text(below(root, file()));
            return text.isEmpty() ? new State.Absent() : new State.Present(found(text.get(), here, root));
        } catch (IOException e) {
            return new State.Unknown(OnDisk.why(e));
        }
    }

    private String found(String text, Here here, Path root) throws IOException {
        return text.equals(stanza(here)) ? here.described() + ", " + keyring(root) : file() + " says otherwise";
    }

    private String keyring(Path root) throws IOException {
        try {
            var file = below(root, keyring());
            if (!isForAll(file)) {
                return keyring() + " is not readable by apt";
            }
            byte[] bytes = Files.readAllBytes(file);
            return switch (OpenPgpKeys.read(bytes)) {
                case OpenPgpKeys.Reading.Good good when !OpenPgpKeys.isText(bytes) -> keyring() + " is no text";
                case OpenPgpKeys.Reading.Good(var fingerprints, var armored) ->
                    "key " + String.join(" and ", fingerprints);
                case OpenPgpKeys.Reading.Bad(String reason) -> keyring() + " " + reason;
            };
        } catch (NoSuchFileException e) {
            return "no key";
        }
    }

    /** apt looks at keys as a user of its own. */
    private static boolean isForAll(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private static Path below(Path root, Path absolute) {
        return root.resolve(absolute.toString().substring(1));
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        return switch (RepositoryPlace.of(this, outlook.box().facts())) {
            case Here here -> plan(observed, here, outlook.box());
            case Nowhere(String reason) -> new Change.Impossible(reason);
            case Unclear(String reason) -> new Change.Blocked(reason);
        };
    }

    private Change plan(State observed, Here here, Box box) {
        var wanted = here.described() + ", key " + key.fingerprint();
        return switch (observed) {
            case State.Present(String found)
            when found.startsWith(IN_PART) ->
                new Change.Impossible(found + ": apt would read none of it, were it named twice with two keys");
            case State.Present(String found)
            when found.equals(wanted) || found.startsWith(NAMED) -> new Change.Keep(found);
            case State.Present(String found) -> new Change.Update(found, wanted, effects(here, box));
            case State.Absent() -> new Change.Create(wanted, effects(here, box));
            case State.Unknown(String reason) -> new Change.Blocked(reason);
        };
    }

    /** The source comes last: apt has read it by then, and one that it refuses would be in everybody's way. */
    private List<Effect> effects(Here here, Box box) {
        var checked = Places.of(box).cache().resolve("key-" + key.fingerprint() + ".asc");
        var install = Command.changing(
                        "/usr/bin/install",
                        "-D",
                        "-m",
                        "0644",
                        "-T",
                        "--",
                        checked.toString(),
                        below(box.root(), keyring()).toString())
                .asRoot();
        return List.of(
                new Effect.FetchKey(key, checked),
                new Effect.AskRepository(here.release(), here.suite(), here.architecture(), components),
                Effect.Run.of(install),
                new Effect.RefreshSource(name, stanza(here)),
                new Effect.WriteFile(below(box.root(), file()), stanza(here), "0644", As.ROOT));
    }

    /** As sources.list(5) has it. */
    private String stanza(Here here) {
        var parts = Optional.of(String.join(" ", components)).filter(words -> !words.isEmpty());
        return "Types: deb\n"
                + "URIs: " + here.uri() + "\n"
                + "Suites: " + here.suite() + "\n"
                + parts.map(words -> "Components: " + words + "\n").orElse("")
                + "Architectures: " + here.architecture() + "\n"
                + "Signed-By: " + keyring() + "\n";
    }

    private Path file() {
        return file(name);
    }

    private Path keyring() {
        return keyring(name);
    }

    /** Where apt finds a repository. */
    public static Path file(String name) {
        return Path.of("/etc/apt/sources.list.d", OURS + name + ".sources");
    }

    /** Where the key of a repository lies. */
    static Path keyring(String name) {
        return Path.of("/etc/apt/keyrings", OURS + name + ".asc");
    }
}
