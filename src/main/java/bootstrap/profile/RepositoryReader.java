package bootstrap.profile;

import bootstrap.component.AptRepository;
import bootstrap.source.SourceFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the value of {@code apt-repository}: where an archive is, which part of it is meant, and its key. */
final class RepositoryReader {
    private static final String WHERE = "apt-repository";
    private static final List<String> KEYS = List.of("name", "uri", "suite", "components", "key");
    private static final List<String> FAMILIES = List.of("ubuntu", "debian");
    /** What is signed may come by any way. */
    private static final Set<String> SCHEMES = Set.of("https", "http", "file");

    private final BroughtFiles brought;

    RepositoryReader(BroughtFiles brought) {
        this.brought = brought;
    }

    Optional<AptRepository> read(Value value) {
        return value.fields("a repository such as { name: docker, uri: …, suite: current, key: … }")
                .flatMap(fields -> {
                    fields.allow(KEYS, WHERE);
                    var name = fields.demand("name", WHERE).flatMap(each -> each.text(Grammar.REPOSITORY));
                    var uris = fields.demand("uri", WHERE)
                            .map(RepositoryReader::uris)
                            .orElse(Map.of());
                    var suite = fields.demand("suite", WHERE).flatMap(each -> each.text(Grammar.SUITE));
                    var components = components(fields, suite);
                    var key = fields.demand("key", WHERE).flatMap(this::key);
                    return name.flatMap(file -> suite.flatMap(
                                    part -> key.map(pinned -> new AptRepository(file, uris, part, components, pinned))))
                            .filter(all -> !uris.isEmpty());
                });
    }

    private static Map<String, URI> uris(Value value) {
        var uris = new TreeMap<String, URI>();
        if (!value.isMapping()) {
            uri(value, SCHEMES).ifPresent(uri -> uris.put("", uri));
            return uris;
        }
        value.fields("an address by distribution").ifPresent(fields -> {
            fields.allow(FAMILIES, "uri");
            if (fields.all().isEmpty()) {
                value.wrong("an address is missing", "write for example { ubuntu: \"https://…\" }");
            }
            fields.all().forEach(field -> uri(field.value(), SCHEMES).ifPresent(uri -> uris.put(field.key(), uri)));
        });
        return uris;
    }

    private static List<String> components(Fields fields, Optional<String> suite) {
        var components = fields.find("components").map(RepositoryReader::words).orElse(List.of());
        boolean path = suite.filter(part -> part.endsWith("/")).isPresent();
        if (path && fields.has("components")) {
            fields.wrong("a suite that is a path has no components", "delete the key components");
        } else if (suite.isPresent() && !path && !fields.has("components")) {
            fields.wrong(WHERE + " needs the key \"components\"", "only a suite that is a path, as \"/\", has none");
        }
        return components;
    }

    private static List<String> words(Value value) {
        return value.list("a list of components").stream()
                .flatMap(each -> each.text(Grammar.ARCHIVE_COMPONENT).stream())
                .toList();
    }

    private Optional<AptRepository.Key> key(Value value) {
        return value.fields("a key such as { url: \"https://…\", fingerprint: 40 hexadecimal digits }")
                .flatMap(fields -> {
                    fields.allow(List.of("url", "file", "fingerprint"), "key");
                    var fingerprint = fields.demand("fingerprint", "key")
                            .flatMap(each -> each.text(Grammar.FINGERPRINT))
                            .map(hex -> hex.toUpperCase(Locale.ROOT));
                    var origin = origin(fields);
                    return fingerprint.flatMap(hex -> origin.map(from -> new AptRepository.Key(from, hex)));
                });
    }

    private Optional<AptRepository.Origin> origin(Fields fields) {
        var url = fields.find("url");
        var file = fields.find("file");
        if (url.isPresent() == file.isPresent()) {
            fields.wrong("a key has either a url or a file", "a file lies in the folder of the profile, as text");
            return Optional.empty();
        }
        return url.<AptRepository.Origin>flatMap(
                        each -> uri(each, Set.of("https")).map(AptRepository.Origin.At::new))
                .or(() -> file.flatMap(brought::read).map(SourceFile::content).map(AptRepository.Origin.Brought::new));
    }

    /** It stands in a line of a file that apt reads, for everybody to see. */
    private static Optional<URI> uri(Value value, Set<String> schemes) {
        return value.text("an address").flatMap(text -> {
            var uri = uri(text).filter(each -> schemes.contains(String.valueOf(each.getScheme())));
            if (uri.isEmpty()) {
                value.wrong(
                        Value.shown(text) + " is not an address that can be used here",
                        "it begins with "
                                + String.join(", ", schemes.stream().sorted().toList())
                                + ", and has no password, no \"?\" and no \"#\"");
            }
            return uri;
        });
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = new URI(text);
            boolean whole = "file".equals(uri.getScheme())
                    ? uri.getRawAuthority() == null && text.matches("file:/[^%]*")
                    : uri.getHost() != null;
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return Optional.of(uri).filter(each -> whole && plain);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
