package bootstrap.profile;

import bootstrap.profile.ProfileReader.Reading;
import bootstrap.source.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The profiles of these tests: a small shelf of built-in ones, and whatever a test writes. */
final class Shelf {
    static final Path RESOURCES = Path.of("src/test/resources/profile");

    private Shelf() {}

    static BuiltIns builtIns() {
        return builtIns(RESOURCES.resolve("shelf"));
    }

    /** A folder or a jar that holds a folder of profiles; nothing else is on that class path. */
    static BuiltIns builtIns(Path classes) {
        try {
            return new BuiltIns(new URLClassLoader(new URL[] {classes.toUri().toURL()}, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Library library(Path... folders) {
        return new Library(builtIns(), List.of(folders));
    }

    static Reading read(String... names) {
        return new ProfileReader(library()).read(List.of(names));
    }

    static Reading read(Path file) {
        return read(file.toString());
    }

    static Profile good(Reading reading) {
        return switch (reading) {
            case Reading.Good(Profile profile) -> profile;
            case Reading.Invalid(var mistakes) -> throw new AssertionError(text(mistakes, ""));
            case Reading.NotFound notFound -> throw new AssertionError(notFound);
        };
    }

    /** The mistakes as text, one or two lines each; {@code folder} is left out of it. */
    static String mistakes(Reading reading, String folder) {
        return switch (reading) {
            case Reading.Good good -> "good\n";
            case Reading.Invalid(var mistakes) -> text(mistakes, folder);
            case Reading.NotFound(var name, var nearby) -> "no " + name + ": " + nearby + "\n";
        };
    }

    private static String text(List<Diagnostic> mistakes, String folder) {
        return mistakes.stream()
                .map(each -> each.at() + ": " + each.message() + "\n"
                        + (each.hint().isEmpty() ? "" : "  " + each.hint() + "\n"))
                .collect(Collectors.joining())
                .replace(folder, "");
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
