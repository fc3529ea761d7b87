package bootstrap.profile;

import bootstrap.component.VirtualEnvironment;
import bootstrap.version.Requirement;
import java.util.List;
import java.util.Optional;

/** Reads the value of {@code venv}: a managed virtual environment with its packages. */
final class VenvReader {
    private static final List<String> KEYS = List.of("name", "packages", "index");

    private VenvReader() {}

    static Optional<VirtualEnvironment> read(Value value) {
        return value.fields("an environment such as { name: ai, packages: [numpy] }")
                .flatMap(fields -> {
                    fields.allow(KEYS, "venv");
                    var name = fields.demand("name", "venv").flatMap(each -> each.text(Grammar.VENV));
                    var packages =
                            fields.find("packages").map(VenvReader::packages).orElse(List.of());
                    var index = fields.find("index").flatMap(VenvReader::index).orElse("");
                    return name.map(known -> new VirtualEnvironment(known, packages, index));
                });
    }

    private static List<Requirement> packages(Value value) {
        return value.list("a list of requirements").stream()
                .flatMap(each -> Versions.requirement(each).stream())
                .toList();
    }

    private static Optional<String> index(Value value) {
        return value.text("the URL of a package index").filter(text -> {
            boolean good = Https.address(text).isPresent();
            if (!good) {
                // Not shown: it may hold a password.
                value.wrong(
                        "this is not a URL of a package index",
                        "write https://HOST/PATH, without user, query and fragment");
            }
            return good;
        });
    }
}
