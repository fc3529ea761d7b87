package bootstrap.component;

import bootstrap.facts.Box;
import bootstrap.facts.Fact;
import bootstrap.facts.Places;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file from the network, pinned by SHA-256 for each architecture: as it comes, or one member of a tar archive. The
 * probe hashes the file, or compares it with what was unpacked from this very archive; it starts no process.
 *
 * @param path absolute, or starting with {@code ~/} for the target user's home
 * @param from where it comes from, by Debian architecture
 * @param mode four octal digits, such as 0755
 * @param largest the most bytes to fetch
 */
public record DownloadedFile(String path, Map<String, Source> from, Part part, String mode, As owner, long largest)
        implements Component {
    /** An address and the SHA-256 of what lies there. */
    public record Source(URI url, String sha256) {
        /** A name for what comes from it, which no other content shares. */
        String label() {
            var name = Path.of("/" + url.getRawPath()).getFileName();
            var plain = name == null ? "file" : name.toString().replaceAll("[^A-Za-z0-9._+-]", "-");
            return plain + "-" + sha256.substring(0, 16);
        }
    }

    /** What of the fetched file is wanted. */
    public sealed interface Part {
        record Whole() implements Part {}

        /** One file of a tar archive, by the name it has there. */
        record Member(String name) implements Part {}
    }

    private static final String OTHER = "not as it was unpacked";
    private static final Path UNPACKED_BY_ROOT = Path.of("/usr/local/lib/bootstrap/archives");
    private static final String UNPACKED = ".local/share/bootstrap/archives";

    public DownloadedFile {
        from = Map.copyOf(from);
    }

    @Override
    public String kind() {
        return "download";
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public boolean isOneFile() {
        return true;
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        return switch (box.facts().architecture()) {
            case Fact.Known<String>(String name) -> look(name, box);
            case Fact.Unknown<String>(String reason) -> new State.Unknown(unknown(reason));
        };
    }

    private State look(String architecture, Box box) {
        return OnDisk.file(place(box), file -> content(file, architecture, box));
    }

    private static String unknown(String reason) {
        return "architecture unknown: " + reason;
    }

    private String content(Path file, String architecture, Box box) throws IOException {
        var source = Optional.ofNullable(from.get(architecture));
        return source.isEmpty() ? "there" : content(file, source.get(), box);
    }

    private String content(Path file, Source source, Box box) throws IOException {
        return switch (part) {
            case Part.Whole() -> OnDisk.sha256(file, largest);
            case Part.Member(String member) ->
                OnDisk.isCopy(file, unpacked(source, box).resolve(member)) ? wanted(source) : OTHER;
        };
    }

    private String wanted(Source source) {
        return switch (part) {
            case Part.Whole() -> "sha256 " + source.sha256();
            case Part.Member(String member) -> "of the archive with sha256 " + source.sha256();
        };
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        var box = outlook.box();
        return switch (box.facts().architecture()) {
            case Fact.Known<String>(String name) ->
                Optional.ofNullable(from.get(name))
                        .map(source -> plan(observed, source, box))
                        .orElseGet(() -> new Change.Impossible("the profile names no download for " + name));
            case Fact.Unknown<String>(String reason) -> new Change.Blocked(unknown(reason));
        };
    }

    private Change plan(State observed, Source source, Box box) {
        var wanted = OnDisk.described(wanted(source), mode, box.uid(owner));
        return switch (observed) {
            case State.Unknown(String reason) -> new Change.Blocked(reason);
            case State.Present(String found)
            when found.equals(OnDisk.OTHER_THAN_FILE) -> new Change.Impossible(path + " is not a regular file");
            case State.Present(String found) when found.equals(wanted) -> new Change.Keep(found);
            case State.Present present when cannotRead(box) -> needsRoot(box);
            case State.Absent() when cannotRead(box) -> needsRoot(box);
            case State.Present(String found) -> OnDisk.update(found, wanted, bring(source, box));
            case State.Absent() ->
                new Change.Create(path + " from " + source.url().getHost(), bring(source, box));
        };
    }

    /** Whether it would belong to another user, who can't reach what this one fetched. */
    private boolean cannotRead(Box box) {
        return owner == As.TARGET
                && !box.self().isRoot()
                && box.self().uid() != box.target().uid();
    }

    private static Change needsRoot(Box box) {
        return new Change.Blocked("files for " + box.target().name() + " need root");
    }

    private List<Effect> bring(Source source, Box box) {
        var fetched = Places.of(box).cache().resolve(source.label());
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Download(source.url(), source.sha256(), largest, fetched));
        switch (part) {
            case Part.Whole() -> effects.add(install(fetched, box));
            case Part.Member(String member) -> {
                effects.addAll(unpack(fetched, unpacked(source, box), member));
                effects.add(install(unpacked(source, box).resolve(member), box));
            }
        }
        return effects;
    }

    /**
     * Unpacked anew even if it lies there: it may be only a part. A colon in the archive's name would mean another host
     * to tar. Root's umask may hide from a user what a later probe must read.
     */
    private List<Effect> unpack(Path archive, Path into, String member) {
        return List.of(
                run("/usr/bin/install", "-d", "-m", "0755", "--", into.toString()),
                run(
                        "/bin/tar",
                        "--extract",
                        "--force-local",
                        "--file",
                        archive.toString(),
                        "--directory",
                        into.toString(),
                        "--no-same-owner",
                        "--no-same-permissions",
                        "--",
                        member),
                run("/bin/chmod", "-R", "a+rX", "--", into.toString()));
    }

    private Effect install(Path file, Box box) {
        return run(
                "/usr/bin/install",
                "-D",
                "-m",
                mode,
                "-T",
                "--",
                file.toString(),
                place(box).toString());
    }

    private Effect run(String... words) {
        return Effect.Run.of(Command.changing(words).as(owner));
    }

    /** Where the owner unpacks this archive and no other. */
    private Path unpacked(Source source, Box box) {
        var all = switch (owner) {
            case ROOT -> UNPACKED_BY_ROOT;
            case TARGET -> box.target().home().resolve(UNPACKED);
        };
        return all.resolve(source.label());
    }

    private Path place(Box box) {
        return Path.of(GuardedRun.atHome(path, box.target().home()));
    }
}
