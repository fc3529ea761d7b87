package bootstrap.profile;

import bootstrap.component.Installer;
import bootstrap.component.Installer.Program;
import bootstrap.component.VirtualEnvironment;
import bootstrap.component.VirtualEnvironment.Site;
import bootstrap.version.Requirement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Reads the value of {@code venv}: a managed virtual environment with its packages. */
final class VenvReader {
    private static final List<String> KEYS =
            List.of("name", "packages", "index", "with", "hashes", "system-site", "python", "otherwise");

    private VenvReader() {}

    static Optional<VirtualEnvironment> read(Value value) {
        return value.fields("an environment such as { name: ai, packages: [numpy] }")
                .flatMap(fields -> {
                    fields.allow(KEYS, "venv");
                    var name = fields.demand("name", "venv").flatMap(each -> each.text(Grammar.VENV));
                    var packages =
                            fields.find("packages").map(VenvReader::packages).orElse(List.of());
                    var installer = installer(fields, packages);
                    var site = fields.find("system-site").map(VenvReader::site).orElse(Site.AS_IT_IS);
                    var pythons = PythonsReader.read(fields);
                    return name.map(known -> new VirtualEnvironment(known, packages, installer, site, pythons));
                });
    }

    private static Installer installer(Fields fields, List<Requirement> packages) {
        var index = fields.find("index").flatMap(VenvReader::index).orElse("");
        var with = fields.find("with").map(VenvReader::with).orElse(Program.PIP);
        var hashes = fields.find("hashes")
                .map(value -> HashesReader.read(value, packages, with))
                .orElse(List.of());
        return new Installer(with, index, hashes);
    }

    private static Program with(Value value) {
        var uv = value.oneOf("a program that installs packages", List.of("pip", "uv"))
                .filter("uv"::equals);
        uv.ifPresent(name -> value.notes().mentioned(new Mention.UvUsed(value.at())));
        return uv.isPresent() ? Program.UV : Program.PIP;
    }

    private static Site site(Value value) {
        if (!value.flag().orElse(true)) {
            value.wrong("system-site can only be true", "leave it out to keep the environment as it is");
        }
        return Site.SYSTEM;
    }

    private static List<Requirement> packages(Value value) {
        return value.list("a list of requirements").stream()
                .flatMap(each -> Versions.requirement(each).stream())
                .toList();
    }

    private static Optional<String> index(Value value) {
        return value.text("the URL of a package index").filter(text -> {
            if (!isHttps(text)) {
                // Not shown: it may hold a password.
                value.wrong(
                        "this is not a URL of a package index",
                        "write https://HOST/PATH, without user, query and fragment");
            }
            return isHttps(text);
        });
    }

    /** Without anything that could be a secret, or be read as an option. */
    private static boolean isHttps(String text) {
        try {
            var uri = new URI(text);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
