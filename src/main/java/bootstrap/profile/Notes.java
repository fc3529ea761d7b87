package bootstrap.profile;

import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;

/** What comes up while one file is read: its mistakes, and the names in it that must be known elsewhere. */
final class Notes {
    private final String file;
    private final List<Diagnostic> mistakes = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Profile.Source> sources = new ArrayList<>();

    Notes(String file) {
        this.file = file;
    }

    void wrong(Location at, String message) {
        mistakes.add(Diagnostic.of(at, message));
    }

    void wrong(Location at, String message, String hint) {
        mistakes.add(new Diagnostic(at, message, hint));
    }

    void mentioned(Mention mention) {
        mentions.add(mention);
    }

    void read(Profile.Source source) {
        sources.add(source);
    }

    /** The place of a mark, which counts from 0. */
    Location at(Mark mark) {
        return at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    Location at(int line, int column) {
        return new Location(file, line, column);
    }

    Location start() {
        return at(1, 1);
    }

    List<Diagnostic> mistakes() {
        return List.copyOf(mistakes);
    }

    List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    List<Profile.Source> sources() {
        return List.copyOf(sources);
    }
}
