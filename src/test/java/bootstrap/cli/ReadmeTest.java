package bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.profile.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README lists is what the program has: codes, options, commands, profiles. */
class ReadmeTest {
    @TempDir
    private Path folder;

    @Test
    void exitCodes() throws IOException {
        var known = new TreeSet<>(
                Arrays.stream(ExitCode.values()).map(ExitCode::code).toList());
        known.addAll(java.util.List.of(129, 130, 143));
        var written = new TreeSet<Integer>();
        for (String cell : firstCells("## Exit codes")) {
            Arrays.stream(cell.split(", ")).map(Integer::valueOf).forEach(written::add);
        }
        assertThat(written).isEqualTo(known);
    }

    /** The manual says the same of them. */
    @Test
    void meaningsOfExitCodes() throws IOException {
        var table = section("## Exit codes").replace("`", "");
        for (ExitCode code : ExitCode.values()) {
            if (code != ExitCode.DECLINED) {
                assertThat(table).contains("| " + code.code() + " | " + code.meaning() + " |");
            }
        }
        assertThat(table).contains(" | " + ExitCode.SIGNALLED + " |");
    }

    @Test
    void options() throws IOException {
        var known = new TreeSet<String>();
        commandLine().getCommandSpec().options().forEach(option -> known.add(option.longestName()));
        known.removeAll(java.util.List.of("--help", "--version"));
        assertThat(words("## Commands", "--[a-z-]+", firstCells("## Commands"))).containsAll(known);
    }

    @Test
    void commands() throws IOException {
        var cells = String.join("\n", firstCells("## Commands"));
        assertThat(commandLine().getSubcommands().keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(cells).contains("`" + name));
    }

    @Test
    void profiles() throws IOException {
        var written = new TreeSet<>(firstCells("## Built-in profiles").stream()
                .map(cell -> cell.replace("`", ""))
                .toList());
        assertThat(written).isEqualTo(new TreeSet<>(Library.of(Map.of()).names()));
    }

    @Test
    void theProfileOfTheExampleIsGood() throws IOException {
        var example = section("## Writing a profile").split("```yaml\n")[1].split("```")[0];
        var box = new MadeUpBox(folder).file("/mine.yaml", example);
        var ended = box.run("profiles", "check", box.path("/mine.yaml").toString());
        assertThat(ended.code()).as("%s", ended).isZero();
    }

    private CommandLine commandLine() {
        var box = new MadeUpBox(folder);
        var streams = new Streams(System.in, System.out, System.err, Streams.Terminal.NONE);
        return Bootstrap.commandLine(new Bootstrap(streams, Map.of(), box), Commands.Built.ALL);
    }

    private static TreeSet<String> words(String heading, String pattern, java.util.List<String> cells) {
        var found = new TreeSet<String>();
        cells.forEach(cell -> Pattern.compile(pattern).matcher(cell).results().forEach(hit -> found.add(hit.group())));
        assertThat(found).as(heading).isNotEmpty();
        return found;
    }

    /** The first cells of all tables below a heading, without the head row. */
    private static java.util.List<String> firstCells(String heading) throws IOException {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("|---"))
                .map(line -> line.substring(2, line.indexOf(" |")))
                .filter(cell -> !cell.matches("command|option|profile|code|under .*"))
                .toList();
    }

    private static String section(String heading) throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var from = readme.substring(readme.indexOf(heading + "\n") + heading.length());
        int next = from.indexOf("\n## ");
        return next < 0 ? from : from.substring(0, next);
    }
}
