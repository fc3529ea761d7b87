package bootstrap.profile;

import bootstrap.profile.Library.Found;
import bootstrap.source.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Reads profiles strictly: one is good as a whole, or every mistake in it is named with its place. */
public final class ProfileReader {
    /** What came of reading. */
    public sealed interface Reading {
        record Good(Profile profile) implements Reading {}

        /** At least one mistake; sorted by place. */
        record Invalid(List<Diagnostic> diagnostics) implements Reading {
            public Invalid {
                diagnostics = List.copyOf(diagnostics);
            }
        }

        /**
         * No such profile, or one that can't be read.
         *
         * @param nearby one sentence each: why, what was likely meant, where was looked
         */
        record NotFound(String name, List<String> nearby) implements Reading {
            public NotFound {
                nearby = List.copyOf(nearby);
            }
        }
    }

    private final Library library;

    public ProfileReader(Library library) {
        this.library = library;
    }

    /** All that ships with the tool, as one profile; the user's own are not among it. */
    public static Profile shipped() {
        var library = new Library(BuiltIns.shipped(), List.of());
        return switch (new ProfileReader(library).read(library.names())) {
            case Reading.Good(Profile profile) -> profile;
            case Reading.Invalid(List<Diagnostic> diagnostics) ->
                throw new IllegalStateException("built-in profiles are invalid: " + diagnostics);
            case Reading.NotFound(String name, var nearby) ->
                throw new IllegalStateException("the built-in profile " + name + " is gone");
        };
    }

    /**
     * Reads one profile, or several as one: their steps one after the other, equal ones once.
     *
     * @param names plain names or paths, at least one
     */
    public Reading read(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no name of a profile");
        }
        var found = new ArrayList<Found.There>();
        for (String name : new LinkedHashSet<>(names)) {
            switch (library.find(name)) {
                case Found.There there -> found.add(there);
                case Found.Nowhere(List<String> why) -> {
                    return new Reading.NotFound(name, why);
                }
            }
        }
        return read(found);
    }

    private Reading read(Iterable<Found.There> found) {
        var flattener = new Flattener(library);
        var reads = new ArrayList<Flattener.Read>();
        found.forEach(there -> reads.add(flattener.read(there)));
        var all = new Flat();
        reads.forEach(read -> all.add(read.flat()));
        var mistakes = flattener.mistakes(all);
        return mistakes.isEmpty()
                ? new Reading.Good(all.profile(
                        reads.stream().map(Flattener.Read::name).collect(Collectors.joining("+")),
                        reads.stream()
                                .map(Flattener.Read::summary)
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining("; ")),
                        flattener.sources()))
                : new Reading.Invalid(mistakes);
    }
}
