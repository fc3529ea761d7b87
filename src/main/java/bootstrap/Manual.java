package bootstrap;

import bootstrap.cli.HelpFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Writes manual pages and completions into a folder, when a release is made. Not for users. */
final class Manual {
    private Manual() {}

    /** Takes the folder. */
    public static void main(String[] arguments) throws IOException {
        HelpFiles.write(Path.of(arguments[0]));
    }
}
