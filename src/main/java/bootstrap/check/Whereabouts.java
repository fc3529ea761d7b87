package bootstrap.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where one tool is found in each kind of session, and what it hides there. */
public record Whereabouts(String tool, Sight login, Sight interactive, Sight sh, Sight sudo) {
    /** What looking a tool up in one PATH came to. */
    public sealed interface Sight {
        /**
         * The first of that name.
         *
         * @param whose of whom the PATH is, in words
         * @param file where {@code at} leads to in the end
         * @param hides other programs of that name, later in the same PATH
         */
        record Found(String whose, Path at, Path file, List<Path> hides) implements Sight {
            public Found {
                hides = List.copyOf(hides);
            }
        }

        record Missing(String whose) implements Sight {}

        /** What that PATH is could not be said. */
        record Unknown(String reason) implements Sight {}
    }

    /** All four, in the order of the fields. */
    public List<Sight> sights() {
        return List.of(login, interactive, sh, sudo);
    }

    /** Where it was found, in the order of {@link #sights}. */
    public List<Sight.Found> found() {
        return sights().stream()
                .filter(Sight.Found.class::isInstance)
                .map(Sight.Found.class::cast)
                .toList();
    }

    /** Every program that another one of the same name hides in some session, each once. */
    public List<Path> shadowed() {
        return found().stream()
                .flatMap(each -> each.hides().stream())
                .distinct()
                .toList();
    }

    /** Whether people will meet different things in different sessions, or one program before another. */
    public boolean isRemarkable() {
        var files = found().stream().map(Sight.Found::file).distinct().toList();
        boolean missing = sights().stream().anyMatch(Sight.Missing.class::isInstance);
        return files.size() > 1 || (missing && !files.isEmpty()) || !shadowed().isEmpty();
    }

    /** Where a login shell finds it although the shell that started the tool doesn't; empty otherwise. */
    public Optional<Path> onlyAfterLogin() {
        return login instanceof Sight.Found found && sh instanceof Sight.Missing
                ? Optional.of(found.at())
                : Optional.empty();
    }
}
