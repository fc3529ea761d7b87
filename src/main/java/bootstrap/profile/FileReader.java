package bootstrap.profile;

import bootstrap.component.ManagedFile;
import bootstrap.component.ManagedFile.Content;
import bootstrap.process.As;
import bootstrap.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the value of {@code file}: a text file with its content, or a path at which some file must be. */
final class FileReader {
    /** Whether the file is brought, or only looked for: then its content need not be known. */
    enum Use {
        BROUGHT,
        LOOKED_FOR
    }

    private static final List<String> KEYS = List.of("path", "content", "from", "mode", "owner");
    private static final String DEFAULT_MODE = "0644";

    /** PATH_MAX of Linux. */
    private static final int LONGEST = 4096;

    /** Names after slashes, none of which leads up or nowhere, on one line. */
    private static final Pattern PLACE = Pattern.compile("~?(?:/(?!\\.{1,2}(?:/|\\z))[^/\\v]+)+");

    private final BroughtFiles brought;

    FileReader(BroughtFiles brought) {
        this.brought = brought;
    }

    Optional<ManagedFile> read(Value value, Use use) {
        return value.fields("a file such as { path: ~/x, content: … }").flatMap(fields -> {
            fields.allow(KEYS, "file");
            var path = fields.demand("path", "file").flatMap(FileReader::path);
            var content = content(fields, use);
            var mode = fields.find("mode").flatMap(each -> each.text(Grammar.MODE));
            var owner = owner(fields, path.orElse("")).orElse(As.TARGET);
            return path.flatMap(
                    place -> content.map(held -> new ManagedFile(place, held, mode.orElse(DEFAULT_MODE), owner)));
        });
    }

    private Optional<Content> content(Fields fields, Use use) {
        var content = fields.find("content");
        var from = fields.find("from");
        if (content.isPresent() && from.isPresent()) {
            fields.wrong("a file has either content or from, not both", "");
            return Optional.empty();
        }
        if (content.isPresent() || from.isPresent()) {
            return content.flatMap(each -> each.text("the text of the file"))
                    .or(() -> from.flatMap(brought::read).map(SourceFile::content))
                    .map(Content.Exactly::new);
        }
        if (use == Use.BROUGHT) {
            fields.wrong(
                    "file needs content or from",
                    "write the text under content, or name a file of the profile's folder");
        } else if (fields.name("path") && !fields.areOnly(Set.of("path"))) {
            fields.wrong("without content only the path is looked at", "delete the other keys, or give the content");
        }
        return Optional.of(new Content.Anything());
    }

    /** Whose the file at this path shall be; in a home the user decides what a path leads to: root writes nothing there. */
    static Optional<As> owner(Fields fields, String path) {
        var named = fields.find("owner").map(FileReader::owner);
        if (isInHome(path) && named.filter(As.ROOT::equals).isPresent()) {
            fields.find("owner")
                    .ifPresent(each -> each.wrong(
                            "root keeps no file in the home of a user",
                            "name a path from / on, or leave the owner out"));
        }
        return named;
    }

    static boolean isInHome(String path) {
        return path.startsWith("~/");
    }

    private static As owner(Value value) {
        return value.oneOf("an owner", List.of("current", "root"))
                        .filter("root"::equals)
                        .isPresent()
                ? As.ROOT
                : As.TARGET;
    }

    /** A place for a file: from / or ~/ on, and no way out of there. */
    static Optional<String> path(Value value) {
        return value.text("a path").filter(path -> {
            boolean good = path.length() <= LONGEST && PLACE.matcher(path).matches();
            if (!good) {
                value.wrong(
                        Value.shown(path) + " is not a path that can be used here",
                        "write it from / or ~/ on, without \"..\" and without a slash at the end");
            }
            return good;
        });
    }
}
