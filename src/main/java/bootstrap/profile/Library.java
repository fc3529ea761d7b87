package bootstrap.profile;

import bootstrap.source.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where profiles come from: those that ship with the tool, those in the user's folder, and paths. */
public final class Library {
    /**
     * A profile that needs no path.
     *
     * @param summary its own, or in brackets why it can't be used
     * @param file where it is
     */
    public record Listed(String name, String summary, String file) {}

    /** What came of looking for a profile. */
    sealed interface Found {
        record There(Origin origin, Taken.Bytes content) implements Found {}

        /**
         * No profile there, or none that can be read.
         *
         * @param why one sentence each: what is wrong, and where else to look
         */
        record Nowhere(List<String> why) implements Found {
            public Nowhere {
                why = List.copyOf(why);
            }
        }
    }

    private final BuiltIns builtIns;
    private final List<Path> folders;

    Library(BuiltIns builtIns, List<Path> folders) {
        this.builtIns = builtIns;
        this.folders = List.copyOf(folders);
    }

    /**
     * The built-in profiles and those in {@code $XDG_CONFIG_HOME/bootstrap/profiles}.
     *
     * @param variables of the environment; as the XDG Base Directory Specification says, a place that is not absolute
     *     counts as not set, and then ~/.config stands for it
     */
    public static Library of(Map<String, String> variables) {
        var folders = Stream.of(
                        variables.getOrDefault("XDG_CONFIG_HOME", ""), variables.getOrDefault("HOME", "") + "/.config")
                .filter(place -> place.startsWith("/") && !place.equals("/.config"))
                .limit(1)
                .map(place -> Path.of(place, "bootstrap", "profiles"))
                .toList();
        return new Library(BuiltIns.shipped(), folders);
    }

    /** The names that need no path: the built-in ones, then those in the user's folder that these don't hide. */
    public List<String> names() {
        return Stream.concat(builtIns.names().stream(), folders.stream().flatMap(folder -> names(folder).stream()))
                .distinct()
                .toList();
    }

    /** The same with what each is about. */
    public List<Listed> listed() {
        var reader = new ProfileReader(this);
        return names().stream().map(name -> listed(name, reader)).toList();
    }

    private static Listed listed(String name, ProfileReader reader) {
        return switch (reader.read(List.of(name))) {
            case ProfileReader.Reading.Good(Profile profile) ->
                new Listed(name, profile.summary(), profile.sources().getFirst().file());
            case ProfileReader.Reading.Invalid(var diagnostics) ->
                new Listed(
                        name,
                        "(invalid: bootstrap profiles check " + name + ")",
                        diagnostics.getFirst().at().file());
            case ProfileReader.Reading.NotFound(var gone, var why) ->
                new Listed(name, "(" + String.join("; ", why) + ")", "");
        };
    }

    /** Looks for a profile as the command line names it: by a plain name, or by a path. */
    Found find(String name) {
        return isPath(name) ? read(() -> new Origin.OnDisk(Path.of(name))) : named(name);
    }

    /** Looks for a profile as another one names it: a path starts where that one is. */
    Found find(String name, Origin from) {
        if (name.contains("://")) {
            return new Found.Nowhere(List.of("a URL can't be extended; fetch the file and name its path"));
        }
        return isPath(name) ? read(() -> from.at(name)) : named(name);
    }

    /** Whether a name is the path of a file, and not a built-in or one of the user's folder. */
    public static boolean isPath(String name) {
        return name.contains("/") || name.endsWith(BuiltIns.ENDING);
    }

    private Found named(String name) {
        if (Grammar.PROFILE.objection(name).isPresent()) {
            return unknown(name);
        }
        var builtIn = new Origin.BuiltIn(builtIns, name + BuiltIns.ENDING);
        if (builtIn.take() instanceof Taken.Bytes content) {
            return new Found.There(builtIn, content);
        }
        return folders.stream()
                .map(folder -> folder.resolve(name + BuiltIns.ENDING))
                .filter(Files::exists)
                .findFirst()
                .map(file -> read(() -> new Origin.OnDisk(file)))
                .orElseGet(() -> unknown(name));
    }

    private static Found read(Supplier<Origin> place) {
        try {
            var origin = place.get();
            return switch (origin.take()) {
                case Taken.Bytes content -> new Found.There(origin, content);
                case Taken.Nothing(String why) -> new Found.Nowhere(List.of(origin.file() + " " + why));
            };
        } catch (InvalidPathException e) {
            return new Found.Nowhere(List.of("that is no path on this box"));
        }
    }

    private Found unknown(String name) {
        var names = names();
        var why = new ArrayList<String>();
        Nearest.nearest(name, names).ifPresent(near -> why.add("did you mean " + near + "?"));
        why.add("known are " + String.join(", ", names));
        folders.forEach(folder -> why.add("your own profiles would be in " + folder));
        why.add("a path has a slash or ends with " + BuiltIns.ENDING);
        return new Found.Nowhere(why);
    }

    /** Files of the user's folder that no plain name stands for, and why; a sentence for each. */
    public List<String> overlooked() {
        return folders.stream()
                .flatMap(folder -> files(folder).stream()
                        .flatMap(file ->
                                objection(file).stream().map(why -> folder.resolve(file) + " is not used: " + why)))
                .toList();
    }

    private Optional<String> objection(String file) {
        if (file.endsWith(".yml")) {
            return Optional.of("the name of a profile's file ends with " + BuiltIns.ENDING);
        }
        if (!file.endsWith(BuiltIns.ENDING)) {
            return Optional.empty();
        }
        return builtIns.take(file) instanceof Taken.Bytes
                ? Optional.of("a built-in profile has that name; give it another one, or name its path")
                : Grammar.PROFILE
                        .objection(BuiltIns.withoutEnding(file))
                        .map(why -> "its name is none of a profile; " + why);
    }

    private static List<String> names(Path folder) {
        return BuiltIns.profiles(files(folder).stream());
    }

    /** A folder that is missing has none; of one that may not be read none are known here either. */
    private static List<String> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
