package bootstrap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Answers that are the same at each start, without a parser: the version, and the help as it was written when packaged. */
final class Known {
    /** Where the packaged program has its help; not set elsewhere. */
    private static final String HELP = "bootstrap.help";

    private Known() {}

    /** The answer where nothing else was asked; a terminal has a width and colours, so its help is made anew. */
    static Optional<String> answer(String[] arguments, Streams.Terminal terminal) {
        if (arguments.length != 1) {
            return Optional.empty();
        }
        return switch (arguments[0]) {
            case "-V", "--version" -> Optional.of(new Bootstrap.Version().getVersion()[0] + "\n");
            case "-h", "--help" -> terminal.out() ? Optional.empty() : help(System.getProperty(HELP, ""));
            default -> Optional.empty();
        };
    }

    private static Optional<String> help(String file) {
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Files.readString(Path.of(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
