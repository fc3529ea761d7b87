package bootstrap.report;

import bootstrap.component.Effect;
import bootstrap.component.Effect.Lane;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.source.Sha256;
import bootstrap.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            case Effect.InstallPackages(var packages, Effect.Recommends recommends) -> {
                json.texts("packages", packages);
                json.yesOrNo("recommends", recommends == Effect.Recommends.WITH);
            }
            case Effect.Run(var command, var files) -> {
                if (!files.isEmpty()) {
                    json.texts("files", files.stream().map(SourceFile::name).toList());
                    json.texts("sha256", files.stream().map(EffectJson::hash).toList());
                }
            }
            case Effect.Download(var from, String sha256, long maxBytes, var to) -> {
                json.text("url", Address.shown(from));
                json.text("sha256", sha256);
                json.number("maxBytes", maxBytes);
                json.text("path", to.toString());
            }
            case Effect.WriteFile(var path, String content, String mode, As owner) -> {
                json.text("path", path.toString());
                json.text("mode", mode);
                json.text("owner", word(owner));
                json.text("sha256", hash(content));
            }
        }
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
