package bootstrap.report;

import bootstrap.component.Effect;
import java.util.List;

/** An effect in a few words, for the lines of a running apply. */
public final class EffectLabel {
    private EffectLabel() {}

    /** What is done, and for which steps when more than none are named. */
    public static String of(Effect effect, List<String> steps) {
        var whom = steps.isEmpty() ? "" : " (" + String.join(", ", steps) + ")";
        return Escape.text(what(effect) + whom);
    }

    private static String what(Effect effect) {
        return switch (effect) {
            case Effect.RefreshIndex() -> "refresh the package lists";
            case Effect.InstallPackages(var names, var recommends) -> install(names);
            case Effect.InstallAfterwards(var install) -> install(install.packages());
            case Effect.FetchKey(var key, var checked) -> "look at key " + key.fingerprint();
            case Effect.AskRepository ask -> "ask for " + ask.suite() + " at " + Address.shown(ask.release());
            case Effect.RefreshSource(var name, var stanza) -> "refresh the package lists of " + name;
            case Effect.FinishPackages() -> "finish what dpkg left half done";
            case Effect.MarkManual(var names) -> "keep " + String.join(", ", names) + " from autoremove";
            case Effect.Run(var command, var files) -> shortened(command.typed());
            case Effect.Download(var from, var sha256, var maxBytes, var to) ->
                "fetch " + to.getFileName() + " from " + from.getHost();
            case Effect.WriteFile(var path, var content, var mode, var owner) -> "write " + path;
        };
    }

    private static String install(List<String> names) {
        return "install " + (names.size() == 1 ? names.getFirst() : names.size() + " packages with what they need");
    }

    private static String shortened(String typed) {
        return typed.length() <= 70 ? typed : typed.substring(0, 67) + "...";
    }
}
