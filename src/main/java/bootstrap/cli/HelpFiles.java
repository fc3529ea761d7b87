package bootstrap.cli;

import bootstrap.cli.CompletionCommand.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** Manual pages and completions as files, where a system looks for them below /usr/share, and the help. */
public final class HelpFiles {
    private HelpFiles() {}

    /** Writes all of them below the folder; the help, as it is where there is no terminal, into {@code help.txt}. */
    public static void write(Path share) throws IOException {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var streams = new Streams(InputStream.nullInputStream(), nowhere, nowhere, Streams.Terminal.NONE);
        var whole = Bootstrap.commandLine(new Bootstrap(streams, Map.of(), Wiring.real()), Commands.Built.ALL);
        pages(whole, new Bootstrap.Version().getVersion()[0], Files.createDirectories(share.resolve("man/man1")));
        write(share.resolve("bash-completion/completions/bootstrap"), CompletionCommand.script(Shell.bash, whole));
        write(share.resolve("help.txt"), whole.getUsageMessage(CommandLine.Help.Ansi.OFF));
        write(share.resolve("zsh/site-functions/_bootstrap"), CompletionCommand.autoloaded(whole));
    }

    private static void pages(CommandLine command, String version, Path folder) throws IOException {
        var page = new ManPage(command.getCommandSpec(), version);
        write(folder.resolve(page.file()), page.text());
        for (CommandLine sub : command.getSubcommands().values()) {
            pages(sub, version, folder);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
