package bootstrap.profile;

import bootstrap.profile.Document.Extended;
import bootstrap.profile.Library.Found;
import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads profiles with all that they extend, each file once, and puts what is extended in front. */
final class Flattener {
    private static final int DEEPEST = 8;

    /** A file on the way from the profile that was asked for. */
    private record Link(String identity, String file) {}

    /** One profile with what it extends. */
    record Read(String name, String summary, Flat flat) {}

    private final Library library;
    private final Map<String, Read> done = new HashMap<>();
    private final Set<Diagnostic> mistakes = new LinkedHashSet<>();
    private final Set<Profile.Source> sources = new LinkedHashSet<>();
    private final List<Mention> mentions = new ArrayList<>();
    private boolean complete = true;

    Flattener(Library library) {
        this.library = library;
    }

    Read read(Found.There there) {
        return read(there, List.of());
    }

    private Read read(Found.There there, List<Link> way) {
        var known = done.get(there.origin().identity());
        if (known != null) {
            return known;
        }
        var link = new Link(there.origin().identity(), there.origin().file());
        var read = document(there, Stream.concat(way.stream(), Stream.of(link)).toList());
        done.put(link.identity(), read);
        return read;
    }

    private Read document(Found.There there, List<Link> way) {
        var notes = new Notes(there.origin().file());
        var document = new DocumentReader(there.origin(), notes).read(there.content());
        mistakes.addAll(notes.mistakes());
        mentions.addAll(notes.mentions());
        sources.addAll(notes.sources());
        var flat = new Flat();
        document.ifPresent(own -> {
            own.extended().forEach(each -> extend(flat, each, there.origin(), way));
            flat.add(own);
        });
        complete &= document.isPresent();
        return new Read(
                document.map(Document::name).orElse(""),
                document.map(Document::summary).orElse(""),
                flat);
    }

    private void extend(Flat flat, Extended extended, Origin from, List<Link> way) {
        switch (library.find(extended.name(), from)) {
            case Found.There there
            when isOn(way, there) -> refuse(extended.at(), "a profile can't extend itself", chain(way, there));
            case Found.There there
            when way.size() > DEEPEST -> refuse(extended.at(), "extends is deeper than " + DEEPEST, chain(way, there));
            case Found.There there -> flat.add(read(there, way).flat());
            case Found.Nowhere(List<String> why) ->
                refuse(extended.at(), "there is no profile " + Value.shown(extended.name()), String.join("; ", why));
        }
    }

    private static boolean isOn(List<Link> way, Found.There there) {
        return way.stream()
                .anyMatch(link -> link.identity().equals(there.origin().identity()));
    }

    private static String chain(List<Link> way, Found.There there) {
        return String.join(
                " → ",
                Stream.concat(
                                way.stream().map(Link::file),
                                Stream.of(there.origin().file()))
                        .toList());
    }

    private void refuse(Location at, String message, String hint) {
        complete = false;
        mistakes.add(new Diagnostic(at, message, hint));
    }

    /** Every mistake so far, and the names that nothing stands for once all profiles are in {@code all}. */
    List<Diagnostic> mistakes(Flat all) {
        var every = new LinkedHashSet<>(mistakes);
        every.addAll(all.mistakes());
        if (complete) {
            every.addAll(new References(all, mentions).mistakes());
        }
        if (every.isEmpty()) {
            every.addAll(Contradictions.in(all));
        }
        return every.stream().sorted().toList();
    }

    Set<Profile.Source> sources() {
        return sources;
    }
}
