package bootstrap.profile;

import bootstrap.component.RustToolchain;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the value of {@code rustup}: a toolchain, and the rustup-init that brings it. */
final class RustupReader {
    private static final List<String> KEYS = List.of("toolchain", "profile", "components", "init");
    private static final List<String> PROFILES = List.of("minimal", "default", "complete");
    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

    private RustupReader() {}

    static Optional<RustToolchain> read(Value value) {
        return value.fields("a toolchain such as { toolchain: stable, init: … }")
                .flatMap(fields -> {
                    fields.allow(KEYS, "rustup");
                    var toolchain = fields.demand("toolchain", "rustup").flatMap(each -> each.text(Grammar.TOOLCHAIN));
                    var profile = fields.find("profile").flatMap(each -> each.oneOf("a profile of rustup", PROFILES));
                    var components = fields.find("components")
                            .map(RustupReader::components)
                            .orElse(List.of());
                    var init = fields.demand("init", "rustup").flatMap(RustupReader::init);
                    return toolchain.flatMap(name ->
                            init.map(pinned -> new RustToolchain(name, profile.orElse("minimal"), components, pinned)));
                });
    }

    private static List<String> components(Value value) {
        return value.list("a list of components").stream()
                .flatMap(each -> each.text(Grammar.RUST_COMPONENT).stream())
                .toList();
    }

    private static Optional<RustToolchain.Init> init(Value value) {
        return value.fields("a version and its SHA-256 by architecture").flatMap(fields -> {
            fields.allow(List.of("version", "sha256"), "init");
            var version = fields.demand("version", "init").flatMap(each -> each.text(Grammar.RUSTUP_VERSION));
            var sums = fields.demand("sha256", "init").map(RustupReader::sums).orElse(Map.of());
            return version.map(number -> new RustToolchain.Init(number, sums));
        });
    }

    /** In lower case: that is how sums are compared. */
    private static Map<String, String> sums(Value value) {
        var sums = new TreeMap<String, String>();
        value.fields("a SHA-256 for each architecture").ifPresent(fields -> {
            fields.allow(ARCHITECTURES, "sha256");
            if (fields.all().isEmpty()) {
                value.wrong("a SHA-256 is missing", "write for example { amd64: 64 hexadecimal digits }");
            }
            fields.all()
                    .forEach(field -> field.value()
                            .text(Grammar.SHA256)
                            .ifPresent(sum -> sums.put(field.key(), sum.toLowerCase(Locale.ROOT))));
        });
        return sums;
    }
}
