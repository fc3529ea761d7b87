package bootstrap.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What rustup wrote down of its toolchains for one kind of machine, below its home. */
record RustupHome(Path place, String triple) {
    /** The components of a toolchain by their plain names; none where it is not there or its installation broke off. */
    Set<String> components(String toolchain) throws IOException {
        var found = new TreeSet<String>();
        OnDisk.text(directory(toolchain).resolve("lib/rustlib/components"))
                .orElse("")
                .lines()
                .forEach(line -> found.add(plain(line.replace("-" + triple, ""))));
        return found;
    }

    /** rustup lists {@code clippy-preview} for what people call clippy. */
    static String plain(String component) {
        return component.replace("-preview", "");
    }

    boolean hasProgram(String toolchain, String program) throws IOException {
        return OnDisk.isProgram(directory(toolchain).resolve("bin").resolve(program));
    }

    /** Whether the settings name a toolchain that is there. */
    boolean hasDefault() throws IOException {
        var named = OnDisk.text(place.resolve("settings.toml"))
                .orElse("")
                .lines()
                .filter(line -> line.startsWith("default_toolchain"))
                .map(line -> line.replaceAll("^[^\"]*\"|\".*$", ""))
                .findFirst()
                .orElse("");
        return !named.isEmpty()
                && (OnDisk.isDirectory(toolchains().resolve(named)) || OnDisk.isDirectory(directory(named)));
    }

    private Path toolchains() {
        return place.resolve("toolchains");
    }

    private Path directory(String toolchain) {
        return toolchains().resolve(toolchain + "-" + triple);
    }
}
