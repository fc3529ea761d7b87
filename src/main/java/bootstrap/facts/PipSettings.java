package bootstrap.facts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What pip's configuration says for the target user: variables before the user's files, those before the system's. */
public final class PipSettings {
    private final Tree tree;
    private final Box box;

    PipSettings(Tree tree, Box box) {
        this.tree = tree;
        this.box = box;
    }

    /** A setting such as {@code index-url}; empty when nobody made it. */
    public Optional<String> value(String name) {
        var variable = "PIP_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return box.environment()
                .get(variable)
                .or(() -> files().flatMap(file -> in(file, name).stream()).findFirst());
    }

    private Stream<String> files() {
        var home = box.target().home();
        var ofUser = List.of(home.resolve(".config/pip/pip.conf"), home.resolve(".pip/pip.conf"));
        return Stream.concat(
                box.environment().get("PIP_CONFIG_FILE").stream(),
                Stream.concat(ofUser.stream().map(this::inTree), Stream.of("/etc/pip.conf", "/etc/xdg/pip/pip.conf")));
    }

    /** Of a fixture, the home may be told by its real place. */
    private String inTree(Path file) {
        var root = tree.root();
        return file.startsWith(root) ? "/" + root.relativize(file) : file.toString();
    }

    /** In any section: a setting for one command of pip tells as much as one for all. */
    private Optional<String> in(String file, String name) {
        return tree.text(file.startsWith("/") ? file : "/" + file)
                .orElse("")
                .lines()
                .map(line -> line.split("\\s*[=:]\\s*", 2))
                .filter(words ->
                        words.length == 2 && words[0].strip().replace('_', '-').equals(name))
                .map(words -> words[1].strip())
                .filter(value -> !value.isEmpty())
                .reduce((earlier, later) -> later);
    }
}
