package bootstrap.component;

import bootstrap.facts.AptSource;
import bootstrap.facts.Fact;
import bootstrap.facts.Facts;
import bootstrap.facts.Release;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which part of a repository is for one box. */
sealed interface RepositoryPlace {
    /** The part that apt shall read. */
    record Here(URI uri, String suite, List<String> components, String architecture) implements RepositoryPlace {
        /** Whether a source of the box is this one; how its address ends is no difference. */
        boolean isNamedBy(AptSource source) {
            var same = new AptSource(source.at(), "deb", uri.toString(), suite, List.of(), "", "");
            return source.type().equals("deb")
                    && source.uri().equals(same.uri())
                    && flat(source.suite()).equals(flat(suite));
        }

        /** What of this is in none of these sources, which name it; empty when nothing is missing. */
        Optional<String> lacks(List<AptSource> sources) {
            var read = sources.stream().filter(this::isForThisBox).toList();
            return read.isEmpty()
                    ? Optional.of("for other architectures than " + architecture)
                    : components.stream()
                            .filter(name -> read.stream()
                                    .noneMatch(source -> source.components().contains(name)))
                            .findFirst()
                            .map(name -> "without the component " + name);
        }

        private boolean isForThisBox(AptSource source) {
            var named = List.of(source.architectures().strip().split("[ ,]+"));
            return source.architectures().isBlank() || named.contains(architecture);
        }

        private static String flat(String suite) {
            return suite.startsWith("./") ? suite.substring(1) : suite;
        }

        /** The folder of its Release file. */
        URI release() {
            var base = uri.toString().replaceAll("/+$", "") + "/";
            return URI.create(
                    suite.endsWith("/") ? base + suite.replaceAll("^\\.?/+", "") : base + "dists/" + suite + "/");
        }

        String described() {
            return (uri + " " + suite + " " + String.join(" ", components)).strip();
        }
    }

    /** It has nothing for boxes like this. */
    record Nowhere(String reason) implements RepositoryPlace {}

    /** What it depends on is unknown. */
    record Unclear(String reason) implements RepositoryPlace {}

    static RepositoryPlace of(AptRepository repository, Facts facts) {
        return switch (facts.architecture()) {
            case Fact.Known<String>(String architecture) -> of(repository, facts, architecture);
            case Fact.Unknown<String>(String reason) -> new Unclear(reason);
        };
    }

    private static RepositoryPlace of(AptRepository repository, Facts facts, String architecture) {
        return switch (facts.release()) {
            case Fact.Known<Release>(Release release) -> of(repository, release, architecture);
            case Fact.Unknown<Release>(String reason) -> new Unclear(reason);
        };
    }

    private static RepositoryPlace of(AptRepository repository, Release release, String architecture) {
        boolean current = repository.suite().equals(AptRepository.CURRENT);
        var suite = current ? release.baseCodename() : repository.suite();
        var uri = Optional.ofNullable(repository.uris().get(release.family()))
                .or(() -> Optional.ofNullable(repository.uris().get("")));
        if (uri.isEmpty()) {
            return new Nowhere("the profile has no address of it for " + release.id());
        }
        return suite.isEmpty()
                ? new Nowhere("this box does not tell its codename")
                : new Here(uri.get(), suite, repository.components(), architecture);
    }
}
