package bootstrap.facts;

import bootstrap.source.SystemReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;

/** The files of one box: everything is looked up below {@code root}, which is "/" but for fixtures. */
record Tree(Path root) {
    /** No file read here comes near it on a sane box; more would only be held in memory. */
    private static final int LARGEST = 16 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    Path at(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    boolean exists(String absolute) {
        return Files.exists(at(absolute));
    }

    /** Whether there is such a directory; unknown when that may not be looked at. */
    Fact<Boolean> hasDirectory(String absolute) {
        return has(absolute, BasicFileAttributes::isDirectory);
    }

    /** Whether there is such a regular file; unknown when that may not be looked at. */
    Fact<Boolean> hasFile(String absolute) {
        return has(absolute, BasicFileAttributes::isRegularFile);
    }

    private Fact<Boolean> has(String absolute, Predicate<BasicFileAttributes> wanted) {
        try {
            return new Fact.Known<>(wanted.test(Files.readAttributes(at(absolute), BasicFileAttributes.class)));
        } catch (NoSuchFileException missing) {
            return new Fact.Known<>(false);
        } catch (IOException e) {
            return new Fact.Unknown<>(why(absolute, e));
        }
    }

    /** The names in a directory, sorted as apt and run-parts(8) sort them; none where it can't be looked into. */
    List<String> names(String absolute) {
        try (var files = Files.list(at(absolute))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** The file as text; what is not UTF-8 is replaced, a byte order mark dropped. */
    Fact<String> text(String absolute) {
        return bytes(absolute).map(bytes -> {
            var text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        });
    }

    /** The file's bytes. Only regular files are opened: a pipe would wait for a writer for ever. */
    Fact<byte[]> bytes(String absolute) {
        var file = at(absolute);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new Fact.Unknown<>(absolute + " is not a regular file");
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? new Fact.Unknown<>(absolute + " is larger than 16 MiB")
                    : new Fact.Known<>(bytes);
        } catch (IOException e) {
            return new Fact.Unknown<>(why(absolute, e));
        }
    }

    private static String why(String absolute, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> absolute + " does not exist";
            case AccessDeniedException denied -> absolute + " may not be read by this user";
            default -> absolute + " could not be read: " + SystemReason.of(e);
        };
    }
}
