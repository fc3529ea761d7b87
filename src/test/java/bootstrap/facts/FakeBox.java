package bootstrap.facts;

import bootstrap.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A small box with users, groups and packages, made of files below a directory, for the tests of other rooms. The user
 * who runs the tests stands in it as alice. What is changed later is seen by the next fresh reading.
 */
public final class FakeBox {
    private static final String MARKS = "/var/lib/apt/extended_states";
    private static final String STATUS = "/var/lib/dpkg/status";

    private final Path root;
    private final FixtureBox files;
    private final Map<String, String> packages = new LinkedHashMap<>();
    private final int alice;
    private String passwd = "";
    private String groups = "";
    private String target = "";

    private FakeBox(Path root, int alice) {
        this.root = root;
        this.alice = alice;
        files = new FixtureBox(root);
    }

    /** Alice alone on an amd64 box with dpkg and nothing else; her home is {@link #home}. */
    public static FakeBox in(Path root) {
        try {
            var box = new FakeBox(root, (Integer) Files.getAttribute(root, "unix:uid"));
            Files.createDirectories(box.home());
            return box.user("alice", box.alice)
                    .user("bob", 54_321)
                    .group("alice:x:" + box.alice + ":")
                    .startedBy(box.alice)
                    .installed("dpkg", "1.22.6");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The home of alice, a real directory. */
    public Path home() {
        return root.resolve("home/alice");
    }

    /** The number of alice: that of whoever runs the tests. */
    public int alice() {
        return alice;
    }

    /** One more user; the home is below the same directory as that of alice. */
    public FakeBox user(String name, int uid) {
        passwd += "%s:x:%d:%d::%s:/bin/bash\n"
                .formatted(name, uid, uid, root.resolve("home").resolve(name));
        files.file("/etc/passwd", passwd);
        return this;
    }

    /** One more line of group(5). */
    public FakeBox group(String line) {
        return groups(all -> all + line + "\n");
    }

    /** The text of group(5), changed. */
    public FakeBox groups(UnaryOperator<String> change) {
        groups = change.apply(groups);
        files.file("/etc/group", groups);
        return this;
    }

    /** Who runs the tool, by number. */
    public FakeBox startedBy(int uid) {
        files.file("/proc/self/status", "Uid:\t%d\t%d\t%d\t%d\n".formatted(uid, uid, uid, uid));
        return this;
    }

    /** For whom the tool works, when not for who started it. */
    public FakeBox target(String name) {
        target = name;
        return this;
    }

    /** A package that is there whole. */
    public FakeBox installed(String name, String version) {
        return stanza(name, "Status: install ok installed\nArchitecture: amd64\nVersion: " + version + "\n");
    }

    /** A package with these further lines of dpkg's status. */
    public FakeBox stanza(String name, String lines) {
        packages.put(name, lines);
        return writePackages();
    }

    /** Packages that are there only because others need them. */
    public FakeBox automatic(String... names) {
        var text = new StringBuilder();
        for (String name : names) {
            text.append("Package: ").append(name).append("\nArchitecture: amd64\nAuto-Installed: 1\n\n");
        }
        return file(MARKS, text.toString());
    }

    /** No package is there only because others need it. */
    public FakeBox manual() {
        return file(MARKS, "");
    }

    /** What dpkg left half done is done. */
    public FakeBox finished() {
        packages.replaceAll((name, lines) -> lines.replace("half-configured", "installed"));
        return writePackages();
    }

    public FakeBox purged(String name) {
        packages.remove(name);
        return writePackages();
    }

    private FakeBox writePackages() {
        var text = new StringBuilder();
        packages.forEach((name, lines) ->
                text.append("Package: ").append(name).append('\n').append(lines).append('\n'));
        return file(STATUS, text.toString());
    }

    /** Any file of the box, such as {@code /etc/os-release}. */
    public FakeBox file(String absolute, String text) {
        files.file(absolute, text);
        return this;
    }

    /** Takes a file of the box away. */
    public FakeBox without(String absolute) {
        try {
            Files.delete(root.resolve(absolute.substring(1)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Systemd runs it. */
    public FakeBox systemd() {
        files.directory("/run/systemd/system");
        return this;
    }

    public FakeBox variable(String name, String value) {
        files.variable(name, value);
        return this;
    }

    /** What a program answers that facts may ask, such as getent. */
    public FakeBox answer(String typed, int code, String out) {
        files.answer(typed, new Result.Exited(code, out, ""));
        return this;
    }

    /** Its facts, also when nobody knows who runs the tool. */
    public Facts facts() {
        return files.probe(target).facts();
    }

    /** The box as read now. */
    public Box box() {
        var probe = files.probe(target);
        return switch (probe.facts().people()) {
            case People.Resolved people -> probe.box(people);
            case People.Unresolved(String reason) -> throw new IllegalStateException(reason);
        };
    }
}
