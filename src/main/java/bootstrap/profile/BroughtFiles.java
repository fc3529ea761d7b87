package bootstrap.profile;

import bootstrap.source.SourceFile;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the small text files that a profile brings along, from its own folder and nowhere else. */
final class BroughtFiles {
    private final Origin origin;
    private final Notes notes;

    BroughtFiles(Origin origin, Notes notes) {
        this.origin = origin;
        this.notes = notes;
    }

    /** The files of a list; in the directory where they end up each needs a name of its own. */
    List<SourceFile> readAll(Value value) {
        var names = new HashSet<String>();
        return value.list("a list of files").stream()
                .flatMap(each -> read(each).stream().filter(file -> isNew(file, names, each)))
                .toList();
    }

    private static boolean isNew(SourceFile file, Set<String> names, Value value) {
        boolean added = names.add(file.name());
        if (!added) {
            value.wrong("two files are called " + file.name(), "rename one: they end up in one directory");
        }
        return added;
    }

    /** The file that the value names, relative to the profile. */
    Optional<SourceFile> read(Value value) {
        return value.text("a file of the profile's folder").flatMap(path -> switch (origin.beside(path)) {
            case Taken.Bytes taken
            when taken.bytes().remaining() <= ProfileText.LARGEST -> {
                notes.read(new Profile.Source(taken.file(), taken.bytes()));
                yield decoded(value, path, taken);
            }
            case Taken.Bytes tooLarge -> refused(value, path, "is larger than 256 kB");
            case Taken.Nothing(String why) -> refused(value, path, why);
        });
    }

    private static Optional<SourceFile> decoded(Value value, String path, Taken.Bytes taken) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(taken.bytes().duplicate());
            var name = taken.file().substring(taken.file().lastIndexOf('/') + 1);
            return Optional.of(new SourceFile(name, text.toString()));
        } catch (CharacterCodingException e) {
            return refused(value, path, "is not UTF-8 text");
        }
    }

    private static Optional<SourceFile> refused(Value value, String path, String why) {
        value.wrong(Value.shown(path) + " " + why, "files lie in the folder of the profile, or below it");
        return Optional.empty();
    }
}
