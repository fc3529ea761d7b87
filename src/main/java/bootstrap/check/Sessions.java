package bootstrap.check;

import bootstrap.check.Whereabouts.Sight;
import bootstrap.facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of session in which people meet their tools, each with its PATH; unknown where nobody could say.
 *
 * @param login a fresh login shell of the target user
 * @param interactive a new shell on a terminal, which is none of a login
 * @param sh the shell that started the tool: what {@code sh -c} inherits, and the next line of a CI job
 * @param sudo what sudo replaces PATH by
 */
public record Sessions(
        Fact<SearchPath> login, Fact<SearchPath> interactive, Fact<SearchPath> sh, Fact<SearchPath> sudo) {
    /** Looks each tool up in each kind of session; starts nothing. */
    public List<Whereabouts> whereabouts(List<String> tools) {
        return tools.stream()
                .map(tool -> new Whereabouts(
                        tool, sight(tool, login), sight(tool, interactive), sight(tool, sh), sight(tool, sudo)))
                .toList();
    }

    private static Sight sight(String tool, Fact<SearchPath> session) {
        return switch (session) {
            case Fact.Known<SearchPath>(SearchPath path) -> looked(tool, path);
            case Fact.Unknown<SearchPath>(String reason) -> new Sight.Unknown(reason);
        };
    }

    private static Sight looked(String tool, SearchPath path) {
        var programs = distinct(path.all(tool).toList());
        if (programs.isEmpty()) {
            return new Sight.Missing(path.whose());
        }
        var first = programs.getFirst();
        return new Sight.Found(path.whose(), first, real(first), programs.subList(1, programs.size()));
    }

    /** One file under two names is one program: /bin is a link to /usr/bin, and links lead from one place to another. */
    private static List<Path> distinct(List<Path> found) {
        var distinct = new ArrayList<Path>();
        for (Path each : found) {
            if (distinct.stream().noneMatch(other -> isSame(other, each))) {
                distinct.add(each);
            }
        }
        return distinct;
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    private static Path real(Path found) {
        try {
            return found.toRealPath();
        } catch (IOException gone) {
            return found;
        }
    }
}
