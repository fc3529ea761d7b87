package bootstrap.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * apt's settings of a run, in a file for its user alone, because a proxy's password may be in it: nothing asks,
 * nothing is removed that no plan announced, and never its configuration with it; packages are installed whatever the
 * box's own settings say; changed configuration files are kept, stalled mirrors end.
 */
public record AptSettings(Duration lockTimeout, Removals removals, Map<String, String> variables, String authorities) {
    /** Whether packages may go away for others to come. */
    public enum Removals {
        REFUSED,
        /** The plan named them, and its reader agreed. */
        ANNOUNCED
    }

    /** Writes the file anew, mode 0600. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.deleteIfExists(file);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(StandardCharsets.UTF_8.encode(text()));
        }
    }

    String text() {
        var text = new StringBuilder("""
                APT::Get::Assume-Yes "true";
                APT::Get::Download-Only "false";
                APT::Get::Only-Upgrade "false";
                APT::Get::Print-URIs "false";
                APT::Get::Purge "false";
                APT::Get::Simulate "false";
                APT::Color "false";
                APT::Update::Error-Mode "any";
                Dpkg::Use-Pty "false";
                Dpkg::Options { "--force-confdef"; "--force-confold"; };
                Acquire::Retries "3";
                Acquire::http::Timeout "15";
                Acquire::https::Timeout "15";
                """);
        setting(text, "APT::Get::Remove", removals == Removals.ANNOUNCED ? "true" : "false");
        setting(text, "DPkg::Lock::Timeout", Long.toString(lockTimeout.toSeconds()));
        setting(text, "Acquire::http::Proxy", variables.getOrDefault("http_proxy", ""));
        setting(text, "Acquire::https::Proxy", variables.getOrDefault("https_proxy", ""));
        setting(text, "Acquire::https::CAInfo", authorities);
        return text.toString();
    }

    private static void setting(StringBuilder text, String name, String value) {
        if (!value.isEmpty() && value.chars().noneMatch(c -> c == '"' || c < ' ')) {
            text.append(name).append(" \"").append(value).append("\";\n");
        }
    }
}
