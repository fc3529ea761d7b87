package bootstrap.report;

import bootstrap.check.Whereabouts;
import bootstrap.check.Whereabouts.Sight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where each kind of session finds the tools, and why a strict run failed, for machines. */
final class SessionsJson {
    private SessionsJson() {}

    static void write(Report.Left left, Json json) throws IOException {
        json.objects("sessions", left.sessions(), SessionsJson::tool);
        json.texts("strict", left.strict());
    }

    private static void tool(Whereabouts each, Json json) throws IOException {
        json.text("tool", each.tool());
        json.object("login", of -> sight(each.login(), of));
        json.object("interactive", of -> sight(each.interactive(), of));
        json.object("sh", of -> sight(each.sh(), of));
        json.object("sudo", of -> sight(each.sudo(), of));
        json.texts("shadowed", texts(each.shadowed()));
    }

    private static void sight(Sight sight, Json json) throws IOException {
        switch (sight) {
            case Sight.Found(String whose, Path at, Path file, List<Path> hides) -> {
                json.text("status", "found");
                json.text("at", at.toString());
                json.text("path", whose);
                json.texts("hides", texts(hides));
            }
            case Sight.Missing(String whose) -> {
                json.text("status", "missing");
                json.text("path", whose);
            }
            case Sight.Unknown(String reason) -> {
                json.text("status", "unknown");
                json.text("reason", reason);
            }
        }
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }
}
