package bootstrap.component;

import bootstrap.source.Sha256;
import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at files of the box: one that is missing is an answer, one that may not be looked at is an exception. */
final class OnDisk {
    /** What is said of a directory, a pipe or the like where a file should be. */
    static final String OTHER_THAN_FILE = "not a regular file";

    /** Tells a regular file by what is in it, in the words of one kind. */
    interface Telling {
        String of(Path file) throws IOException;
    }

    private OnDisk() {}

    /** What lies at the path: links are followed, so one that leads nowhere is no file. */
    static State file(Path path, Telling content) {
        try {
            Map<String, Object> seen = Files.readAttributes(path, "unix:mode,uid,isRegularFile");
            if (!Boolean.TRUE.equals(seen.get("isRegularFile"))) {
                return new State.Present(OTHER_THAN_FILE);
            }
            var mode = octal((int) seen.getOrDefault("mode", 0) & 07777);
            return new State.Present(described(content.of(path), mode, (int) seen.getOrDefault("uid", -1)));
        } catch (NoSuchFileException e) {
            return new State.Absent();
        } catch (IOException e) {
            return new State.Unknown(why(e));
        }
    }

    /** The same where any regular file will do, whatever is in it and whoever may use it. */
    static State anyFile(Path path) {
        try {
            return attributes(path)
                    .<State>map(seen -> new State.Present(seen.isRegularFile() ? "there" : OTHER_THAN_FILE))
                    .orElseGet(State.Absent::new);
        } catch (IOException e) {
            return new State.Unknown(why(e));
        }
    }

    /** A mode as chmod(1) has it, with the digit of setuid and its kin also where that is 0. */
    private static String octal(int mode) {
        var digits = Integer.toOctalString(mode);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** A regular file in words that can be compared. */
    static String described(String content, String mode, int uid) {
        return content + ", mode " + mode + ", uid " + uid;
    }

    /** From one description to another, told by what differs. */
    static Change.Update update(String found, String wanted, List<Effect> effects) {
        var before = List.of(found.split(", ", -1));
        var after = List.of(wanted.split(", ", -1));
        return new Change.Update(without(before, after), without(after, before), effects);
    }

    private static String without(List<String> parts, List<String> others) {
        return String.join(
                ", ", parts.stream().filter(part -> !others.contains(part)).toList());
    }

    /** The hash of a file in words; one that is larger is not read to its end. */
    static String sha256(Path file, long largest) throws IOException {
        if (Files.size(file) > largest) {
            return "larger than " + largest + " bytes";
        }
        try (var in = Files.newInputStream(file)) {
            return "sha256 " + Sha256.of(in);
        }
    }

    /** Whether the other one is a regular file, no link, and not this one, with the same bytes. */
    static boolean isCopy(Path file, Path other) throws IOException {
        return Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)
                && !Files.isSameFile(file, other)
                && Files.mismatch(file, other) < 0;
    }

    static boolean isDirectory(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isDirectory).isPresent();
    }

    /** Whether it is a program that this user may start. */
    static boolean isProgram(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isRegularFile).isPresent() && Files.isExecutable(path);
    }

    /** The text of a file, or empty when there is none. */
    static Optional<String> text(Path path) throws IOException {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Why it could not be looked at, for people. */
    static String why(IOException e) {
        return e instanceof AccessDeniedException denied
                ? denied.getFile() + " may not be read by this user"
                : SystemReason.withFile(e);
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
