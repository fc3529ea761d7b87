package bootstrap.profile;

import bootstrap.component.DownloadedFile;
import bootstrap.component.DownloadedFile.Part;
import bootstrap.component.DownloadedFile.Source;
import bootstrap.process.As;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the value of {@code download}: a file from the network, pinned by its hash. */
final class DownloadReader {
    private static final String WHERE = "download";
    private static final List<String> KEYS = List.of("from", "member", "to", "mode", "owner", "size-max");
    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");
    /** Mostly programs are downloaded. */
    private static final String DEFAULT_MODE = "0755";

    private DownloadReader() {}

    static Optional<DownloadedFile> read(Value value) {
        return value.fields("a download such as { from: { amd64: … }, to: ~/.local/bin/x, size-max: 20 MiB }")
                .flatMap(DownloadReader::download);
    }

    private static Optional<DownloadedFile> download(Fields fields) {
        fields.allow(KEYS, WHERE);
        var from = fields.demand("from", WHERE).map(DownloadReader::sources).orElse(Map.of());
        var to = fields.demand("to", WHERE).flatMap(FileReader::path);
        var largest = fields.demand("size-max", WHERE).flatMap(DownloadReader::largest);
        var member = fields.find("member").flatMap(each -> each.text(Grammar.ARCHIVED));
        var mode = fields.find("mode").flatMap(each -> each.text(Grammar.MODE));
        var owner = FileReader.owner(fields, to.orElse(""))
                .orElseGet(() -> FileReader.isInHome(to.orElse("")) ? As.TARGET : As.ROOT);
        return to.flatMap(path -> largest.map(most -> new DownloadedFile(
                path,
                from,
                member.<Part>map(Part.Member::new).orElseGet(Part.Whole::new),
                mode.orElse(DEFAULT_MODE),
                owner,
                most)));
    }

    private static Map<String, Source> sources(Value value) {
        var sources = new TreeMap<String, Source>();
        value.fields("an address and a SHA-256 for each architecture").ifPresent(fields -> {
            fields.allow(ARCHITECTURES, "from");
            if (fields.all().isEmpty()) {
                value.wrong("an architecture is missing", "write for example { amd64: { url: …, sha256: … } }");
            }
            fields.all().forEach(field -> source(field.value()).ifPresent(source -> sources.put(field.key(), source)));
        });
        return sources;
    }

    private static Optional<Source> source(Value value) {
        return value.fields("an address and its SHA-256").flatMap(fields -> {
            fields.allow(List.of("url", "sha256"), "a source");
            var url = fields.demand("url", "a source").flatMap(DownloadReader::url);
            // In lower case: that is how sums are compared.
            var sum = fields.demand("sha256", "a source")
                    .flatMap(each -> each.text(Grammar.SHA256))
                    .map(text -> text.toLowerCase(Locale.ROOT));
            return url.flatMap(address -> sum.map(hash -> new Source(address, hash)));
        });
    }

    private static Optional<URI> url(Value value) {
        return value.text("the address of a file").flatMap(text -> {
            var address = Https.address(text)
                    .filter(uri ->
                            !Optional.ofNullable(uri.getPath()).orElse("").endsWith("/"))
                    .filter(uri ->
                            !Optional.ofNullable(uri.getPath()).orElse("").isEmpty());
            if (address.isEmpty()) {
                // Not shown: it may hold a password.
                value.wrong(
                        "this is not an address of a file",
                        "write https://HOST/PATH, without user, query and fragment");
            }
            return address;
        });
    }

    private static Optional<Long> largest(Value value) {
        return value.text("the most bytes to fetch, such as 20 MiB").flatMap(text -> {
            var size = Amount.plainBytes(text).filter(bytes -> bytes > 0);
            if (size.isEmpty()) {
                value.wrong(Value.shown(text) + " is not a number of bytes", "write for example 20 MiB or 1.5 GiB");
            }
            return size;
        });
    }
}
