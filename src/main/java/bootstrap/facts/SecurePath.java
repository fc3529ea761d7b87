package bootstrap.facts;

import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where sudo looks for programs (secure_path), as far as files tell; sudo itself is never started for it. */
public sealed interface SecurePath {
    /** What Ubuntu ships in /etc/sudoers. */
    String USUAL = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin";

    /** As this box's sudoers say. */
    record Read(String path) implements SecurePath {}

    /** The distribution's: the sudoers say nothing, or may not be read, as is usual for all but root. */
    record Usual(String path) implements SecurePath {}

    /** There is none, for this reason. */
    record None(String reason) implements SecurePath {}

    /** Of all plain {@code Defaults} the last decides; those for one user, host or command are passed over. */
    static SecurePath of(Tree tree) {
        if (!tree.exists("/usr/bin/sudo")) {
            return new None("there is no sudo on this box");
        }
        SecurePath found = new Usual(USUAL);
        for (Fact<String> file : files(tree)) {
            switch (file) {
                case Fact.Known<String>(String text) -> found = last(text, found);
                case Fact.Unknown<String> unreadable -> {
                    return new Usual(USUAL);
                }
            }
        }
        return found;
    }

    /** Names that sudo itself skips are backups, or what dpkg left. */
    private static List<Fact<String>> files(Tree tree) {
        var folder = "/etc/sudoers.d";
        var files = new ArrayList<>(List.of(tree.text("/etc/sudoers")));
        if (!tree.exists(folder)) {
            return files;
        }
        try (var entries = Files.list(tree.at(folder))) {
            entries.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> !name.contains(".") && !name.endsWith("~"))
                    .sorted()
                    .forEach(name -> files.add(tree.text(folder + "/" + name)));
        } catch (IOException e) {
            files.add(new Fact.Unknown<>(folder + " could not be read: " + SystemReason.of(e)));
        }
        return files;
    }

    private static SecurePath last(String sudoers, SecurePath before) {
        var settings = Pattern.compile("(!\\s*)?\\bsecure_path\\b(?:\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+)))?");
        return sudoers.replace("\\\n", " ")
                .lines()
                .filter(line -> line.matches("\\s*Defaults\\s.*"))
                .flatMap(line -> settings.matcher(line).results())
                .map(SecurePath::setting)
                .reduce(before, (first, second) -> second);
    }

    private static SecurePath setting(MatchResult found) {
        var quoted = found.group(2);
        var bare = found.group(3);
        if (found.group(1) != null) {
            return new None("its sudoers turn secure_path off: sudo keeps the PATH it is started with");
        }
        return new Read(quoted != null ? quoted : bare != null ? bare : "");
    }
}
