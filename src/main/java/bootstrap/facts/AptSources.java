package bootstrap.facts;

import bootstrap.source.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The archives that apt reads, by its own rules: sources.list, then the *.list (one line each) and *.sources (deb822)
 * of sources.list.d by name; what is disabled is left out.
 *
 * @param sources in apt's order
 * @param mistakes because of any of which apt reads none of them
 * @param unread files that this user may not look into, with the reason
 */
public record AptSources(List<AptSource> sources, List<Diagnostic> mistakes, List<String> unread) {
    private static final String MAIN = "/etc/apt/sources.list";
    private static final String PARTS = "/etc/apt/sources.list.d/";

    public AptSources {
        sources = List.copyOf(sources);
        mistakes = List.copyOf(mistakes);
        unread = List.copyOf(unread);
    }

    /** Reads those of the box below a directory, "/" but for fixtures. */
    public static AptSources below(Path root) {
        var tree = new Tree(root);
        var found = new Found();
        Stream.concat(
                        Stream.of(MAIN).filter(tree::exists),
                        tree.names(PARTS).stream().filter(AptSources::counts).map(name -> PARTS + name))
                .filter(file -> tree.hasFile(file).orElse(true))
                .forEach(file -> read(file, tree.text(file), found));
        return new AptSources(found.sources, found.mistakes, found.unread);
    }

    /** apt passes over every other name with a notice. */
    private static boolean counts(String name) {
        return name.matches("[A-Za-z0-9_:-][A-Za-z0-9_:.-]*\\.(list|sources)");
    }

    private static void read(String file, Fact<String> text, Found into) {
        switch (text) {
            case Fact.Unknown<String>(String reason) -> into.unread.add(reason);
            case Fact.Known<String>(String known)
            when file.endsWith(".sources") -> new AptStanzas(file, into).read(known);
            case Fact.Known<String>(String known) -> new AptLines(file, into).read(known);
        }
    }

    /** What the readers of the two formats add to. */
    record Found(List<AptSource> sources, List<Diagnostic> mistakes, List<String> unread) {
        Found() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }
}
