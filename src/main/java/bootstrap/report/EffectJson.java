package bootstrap.report;

import bootstrap.component.AptRepository;
import bootstrap.component.Effect;
import bootstrap.component.Effect.Lane;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.source.Sha256;
import bootstrap.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The fields of an effect: what it is, its lane, and the command or address that performs it. */
final class EffectJson {
    private EffectJson() {}

    /** {@code commands} has none for what is performed without one, and where it is not decided yet. */
    static void write(Effect effect, Function<Effect, Optional<Command>> commands, Json json) throws IOException {
        json.text("effect", word(effect));
        lane(effect.lane(), json);
        own(effect, json);
        var command = commands.apply(effect);
        if (command.isPresent()) {
            command(command.get(), json);
        }
    }

    private static String word(Effect effect) {
        return switch (effect) {
            case Effect.RefreshIndex() -> "refresh-index";
            case Effect.InstallPackages install -> "install-packages";
            case Effect.FinishPackages() -> "finish-packages";
            case Effect.MarkManual mark -> "mark-manual";
            case Effect.Run run -> "run";
            case Effect.Download download -> "download";
            case Effect.WriteFile file -> "write-file";
            case Effect.FetchKey key -> "fetch-key";
            case Effect.AskRepository ask -> "ask-repository";
            case Effect.RefreshSource source -> "refresh-source";
            case Effect.InstallAfterwards install -> "install-afterwards";
        };
    }

    private static void lane(Lane lane, Json json) throws IOException {
        switch (lane) {
            case Lane.Apt() -> json.text("lane", "apt");
            case Lane.Network() -> json.text("lane", "network");
            case Lane.Place(String path) -> {
                json.text("lane", "place");
                json.text("place", path);
            }
        }
    }

    private static void own(Effect effect, Json json) throws IOException {
        switch (effect) {
            case Effect.RefreshIndex() -> {}
            case Effect.FinishPackages() -> {}
            case Effect.MarkManual(var packages) -> json.texts("packages", packages);
            case Effect.InstallPackages install -> packages(install, json);
            case Effect.InstallAfterwards(Effect.InstallPackages install) -> packages(install, json);
            case Effect.FetchKey key -> key(key, json);
            case Effect.AskRepository ask -> asked(ask, json);
            case Effect.RefreshSource(String name, String stanza) -> {
                json.text("name", name);
                json.text("sha256", hash(stanza));
            }
            case Effect.Run(var command, var files) -> brought(files, json);
            case Effect.Download(var from, String sha256, long maxBytes, var to) -> {
                json.text("url", Address.shown(from));
                json.text("sha256", sha256);
                json.number("maxBytes", maxBytes);
                json.text("path", to.toString());
            }
            case Effect.WriteFile file -> written(file, json);
        }
    }

    private static void written(Effect.WriteFile file, Json json) throws IOException {
        json.text("path", file.path().toString());
        json.text("mode", file.mode());
        json.text("owner", word(file.owner()));
        json.text("sha256", hash(file.content()));
    }

    private static void brought(List<SourceFile> files, Json json) throws IOException {
        if (!files.isEmpty()) {
            json.texts("files", files.stream().map(SourceFile::name).toList());
            json.texts("sha256", files.stream().map(EffectJson::hash).toList());
        }
    }

    private static void key(Effect.FetchKey effect, Json json) throws IOException {
        switch (effect.key().origin()) {
            case AptRepository.Origin.At(var url) -> json.text("url", Address.shown(url));
            case AptRepository.Origin.Brought(String text) -> json.text("sha256", hash(text));
        }
        json.text("fingerprint", effect.key().fingerprint());
        json.text("path", effect.checked().toString());
    }

    private static void asked(Effect.AskRepository effect, Json json) throws IOException {
        json.text("url", Address.shown(effect.release()));
        json.text("suite", effect.suite());
        json.text("architecture", effect.architecture());
        json.texts("components", effect.components());
    }

    private static void packages(Effect.InstallPackages install, Json json) throws IOException {
        json.texts("packages", install.packages());
        json.yesOrNo("recommends", install.recommends() == Effect.Recommends.WITH);
    }

    private static String hash(SourceFile file) {
        return hash(file.content());
    }

    private static String hash(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void command(Command command, Json json) throws IOException {
        json.texts("argv", command.argv());
        json.text("as", word(command.as()));
        if (!command.environment().isEmpty()) {
            json.object("environment", of -> {
                for (Map.Entry<String, String> each : new TreeMap<>(command.environment()).entrySet()) {
                    of.text(each.getKey(), each.getValue());
                }
            });
        }
    }

    private static String word(As whom) {
        return switch (whom) {
            case TARGET -> "target";
            case ROOT -> "root";
        };
    }
}
