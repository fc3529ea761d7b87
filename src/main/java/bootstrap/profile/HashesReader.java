package bootstrap.profile;

import bootstrap.component.Installer;
import bootstrap.version.Requirement;
import bootstrap.version.Specifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads {@code hashes} of a {@code venv}: the files of one exactly pinned package. */
final class HashesReader {
    private static final String PREFIX = "sha256:";

    private HashesReader() {}

    static List<String> read(Value value, List<Requirement> packages, Installer.Program with) {
        if (packages.size() != 1 || !isPinned(packages.getFirst())) {
            value.wrong(
                    "hashes are those of one package at one version",
                    "name exactly one, as in packages: [\"uv == 0.13.9\"]");
        } else if (with == Installer.Program.UV) {
            value.wrong("what has hashes is installed by pip", "delete with: uv");
        }
        return value.list("a list of hashes such as sha256:4acc9acc…").stream()
                .flatMap(HashesReader::hash)
                .toList();
    }

    private static boolean isPinned(Requirement requirement) {
        return requirement.specifiers().size() == 1 && requirement.specifiers().getFirst() instanceof Specifier.Equal;
    }

    private static Stream<String> hash(Value value) {
        return value
                .text("a hash such as sha256:4acc9acc…")
                .filter(text -> {
                    boolean good = text.startsWith(PREFIX)
                            && Grammar.SHA256
                                    .objection(text.substring(PREFIX.length()))
                                    .isEmpty();
                    if (!good) {
                        value.wrong(
                                Value.shown(text) + " is not a hash of a file",
                                "write sha256: and 64 hexadecimal digits");
                    }
                    return good;
                })
                .map(text -> text.toLowerCase(Locale.ROOT))
                .stream();
    }
}
