package bootstrap.component;

import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.source.SourceFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/** One thing done to the box, as a value: merged by the planner, shown, performed by one door. */
public sealed interface Effect {
    /** The package index is fetched anew. */
    record RefreshIndex() implements Effect {}

    /** Archive packages come in, one transaction for all of them. */
    record InstallPackages(List<String> packages, Recommends recommends) implements Effect {
        public InstallPackages {
            packages = List.copyOf(packages);
        }

        /** As few as will do: one for each kind of wish, names in order, each once. */
        public static List<InstallPackages> merged(Collection<InstallPackages> all) {
            var names = new LinkedHashMap<Recommends, LinkedHashSet<String>>();
            all.forEach(each -> names.computeIfAbsent(each.recommends(), any -> new LinkedHashSet<>())
                    .addAll(each.packages()));
            return names.entrySet().stream()
                    .map(each -> new InstallPackages(List.copyOf(each.getValue()), each.getKey()))
                    .toList();
        }
    }

    /** What dpkg left half done is finished. */
    record FinishPackages() implements Effect {}

    /** Packages that apt brought for others count as asked for: autoremove leaves them. */
    record MarkManual(List<String> packages) implements Effect {
        public MarkManual {
            packages = List.copyOf(packages);
        }
    }

    /** A program runs, in a fresh directory holding {@code files} when there are any. */
    record Run(Command command, List<SourceFile> files) implements Effect {
        public Run {
            files = List.copyOf(files);
        }

        static Run of(Command command) {
            return new Run(command, List.of());
        }
    }

    /** A file is fetched, and is there only if its SHA-256 (hex) is right; at most {@code maxBytes} are taken. */
    record Download(URI from, String sha256, long maxBytes, Path to) implements Effect {}

    /** A text file is written whole, with a mode in octal digits. */
    record WriteFile(Path path, String content, String mode, As owner) implements Effect {}

    /**
     * A key of a repository is had and looked at, and lies as text at {@code checked} only if the file holds the pinned
     * primary key and no other.
     */
    record FetchKey(AptRepository.Key key, Path checked) implements Effect {}

    /** A repository is asked whether it has these for this architecture; {@code release} is the folder of its Release. */
    record AskRepository(URI release, String suite, String architecture, List<String> components) implements Effect {
        public AskRepository {
            components = List.copyOf(components);
        }
    }

    /** The lists of one source alone are fetched, before apt knows it; {@code stanza} is its text. */
    record RefreshSource(String name, String stanza) implements Effect {}

    /** Packages that only a repository of this plan brings: a transaction of their own, once its lists are there. */
    record InstallAfterwards(InstallPackages what) implements Effect {}

    /** Whether the packages that a package recommends come along. */
    enum Recommends {
        WITHOUT,
        WITH
    }

    /** Effects of one lane come one after the other; lanes may overlap. */
    sealed interface Lane {
        record Apt() implements Lane {}

        record Network() implements Lane {}

        /** A place in a home or on the box, such as one virtual environment. */
        record Place(String path) implements Lane {}
    }

    /** Whether it is a program or a file of root's. */
    default boolean isRoots() {
        return (this instanceof Run(Command command, var files) && command.as() == As.ROOT)
                || (this instanceof WriteFile(var path, var content, var mode, As owner) && owner == As.ROOT);
    }

    /** Whether it can be performed while packages are unpacked: in one place of the user's, or by the network alone. */
    default boolean sparesPackages() {
        return !isRoots() && !(lane() instanceof Lane.Apt);
    }

    /** The lane follows from what the effect is. */
    default Lane lane() {
        return switch (this) {
            case RefreshIndex() -> new Lane.Apt();
            case InstallPackages(var packages, var recommends) -> new Lane.Apt();
            case FinishPackages() -> new Lane.Apt();
            case MarkManual(var packages) -> new Lane.Apt();
            case RefreshSource(var name, var stanza) -> new Lane.Apt();
            case InstallAfterwards(var what) -> new Lane.Apt();
            case FetchKey(var key, var checked) -> new Lane.Network();
            case AskRepository(var release, var suite, var architecture, var components) -> new Lane.Network();
            case Download(var from, var sha256, var maxBytes, var to) -> new Lane.Network();
            case WriteFile(var path, var content, var mode, var owner) -> new Lane.Place(path.toString());
            // Root's commands look after the system as a whole.
            case Run(var command, var files) when command.as() == As.ROOT -> new Lane.Place("/");
            case Run(var command, var files) ->
                new Lane.Place(command.environment()
                        .getOrDefault("VIRTUAL_ENV", command.directory().toString()));
        };
    }
}
