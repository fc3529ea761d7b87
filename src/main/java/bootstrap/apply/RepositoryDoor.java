package bootstrap.apply;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Outcome.Cause;
import bootstrap.component.AptRepository.Origin;
import bootstrap.component.Effect;
import bootstrap.component.OpenPgpKeys;
import bootstrap.fetch.Downloader;
import bootstrap.fetch.Fetched;
import bootstrap.fetch.Wanted;
import bootstrap.process.Scratch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * What is asked about a repository before anything of the box is changed: its key, and whether it has what is wanted.
 *
 * @param self the number of the user who started the tool
 */
record RepositoryDoor(Downloader downloader, int self) {
    /** Large rings of keys have some 100 kB, Release files of large archives 300 kB. */
    private static final long MOST = 4L << 20;

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

    /** What was read, or why nothing could be. */
    private sealed interface Answer {
        /** Each byte as the character of that number. */
        record Read(String latin) implements Answer {}

        /** The repository is there, this file is not. */
        record Missing() implements Answer {}

        record None(Performed why) implements Answer {}
    }

    /** Leaves the key where it was to lie, as the text that was judged; or says why it is not the pinned one. */
    Performed key(Effect.FetchKey effect, Progress progress) throws IOException {
        Files.createDirectories(effect.checked().resolveSibling(""));
        return switch (effect.key().origin()) {
            case Origin.Brought(String text) -> judged(effect, text.getBytes(StandardCharsets.UTF_8), "the profile");
            case Origin.At(URI url) ->
                switch (read(url, Wanted.Origin.PROFILE, progress)) {
                    case Answer.Read(String latin) ->
                        judged(effect, latin.getBytes(StandardCharsets.ISO_8859_1), url.toString());
                    case Answer.Missing() -> broken(Cause.NETWORK, "there is no key at " + url);
                    case Answer.None(Performed why) -> why;
                };
        };
    }

    private static Performed judged(Effect.FetchKey effect, byte[] file, String from) throws IOException {
        var pinned = effect.key().fingerprint();
        return switch (OpenPgpKeys.read(file)) {
            case OpenPgpKeys.Reading.Bad(String reason) ->
                broken(Cause.INTEGRITY, "the key of " + from + " " + reason + "; nothing was changed");
            case OpenPgpKeys.Reading.Good(List<String> found, String armored)
            when found.equals(List.of(pinned)) -> {
                Files.writeString(effect.checked(), armored);
                yield new Performed.Done();
            }
            case OpenPgpKeys.Reading.Good(List<String> found, String armored) ->
                broken(
                        Cause.INTEGRITY,
                        "the key of " + from + " is " + String.join(" and ", found) + ", the profile pins " + pinned
                                + " alone; nothing was changed");
        };
    }

    /** By the repository's Release file, which apt will read again, and then ask for its signature. */
    Performed ask(Effect.AskRepository effect, Progress progress) throws IOException {
        for (String name : List.of("InRelease", "Release")) {
            switch (release(effect.release().resolve(name), progress)) {
                case Answer.Read(String text) -> {
                    return ReleaseFile.read(text)
                            .objection(effect)
                            .map(why -> broken(Cause.STEP, effect.release() + " " + why + "; nothing was changed"))
                            .orElseGet(Performed.Done::new);
                }
                case Answer.None(Performed why) -> {
                    return why;
                }
                case Answer.Missing() -> {}
            }
        }
        return broken(
                Cause.STEP,
                "the repository has no " + effect.suite() + ": there is no Release at " + effect.release()
                        + "; nothing was changed");
    }

    private Answer release(URI from, Progress progress) throws IOException {
        if (!"file".equals(from.getScheme())) {
            return read(from, Wanted.Origin.MIRROR, progress);
        }
        try {
            return new Answer.Read(Files.readString(Path.of(from), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return new Answer.Missing();
        }
    }

    private Answer read(URI from, Wanted.Origin origin, Progress progress) throws IOException {
        try (var scratch = Scratch.filled(List.of(), self)) {
            var to = scratch.directory().resolve("fetched");
            return switch (downloader.fetch(Wanted.unpinned(from, origin, MOST, to, OWN), progress::fetched)) {
                case Fetched.Done done -> new Answer.Read(Files.readString(to, StandardCharsets.ISO_8859_1));
                case Fetched.Missing missing -> new Answer.Missing();
                case Fetched.Unreachable(String reason) -> none(Cause.NETWORK, reason);
                case Fetched.NotWritten(String reason) -> none(Cause.CANNOT_CREATE, reason);
                case Fetched.Refused(String reason) -> none(Cause.INTEGRITY, reason);
                case Fetched.Mismatch mismatch -> none(Cause.INTEGRITY, from + " is not what was wanted");
            };
        }
    }

    private static Answer none(Cause cause, String reason) {
        return new Answer.None(broken(cause, reason));
    }

    private static Performed broken(Cause cause, String reason) {
        return new Performed.Broken(cause, reason, "", List.of());
    }
}
