package bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manual pages and completions say what the program knows. */
class HelpFilesTest {
    @TempDir
    private static Path share;

    @BeforeAll
    static void write() throws IOException {
        HelpFiles.write(share);
    }

    private static String page(String name) throws IOException {
        return Files.readString(share.resolve("man/man1/" + name + ".1"));
    }

    @Test
    void thePageOfTheRootHasAllCommandsOptionsAndCodes() throws IOException {
        var page = page("bootstrap");
        for (String command : Commands.names()) {
            assertThat(page).contains(".TP\n\\fB" + command + "\\fR\n");
        }
        new GlobalOptions()
                .specs(picocli.CommandLine.ScopeType.LOCAL)
                .forEach(option -> assertThat(page).contains(ManPage.escaped(option.longestName()) + "\\fR"));
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("\\fB" + code.code() + "\\fR");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bootstrap-plan, '\\fB\\-\\-out\\fR=\\fIFILE\\fR'",
        "bootstrap-apply, '[\\fIPLAN\\fR]'",
        "bootstrap-profiles, '\\fBguide\\fR'",
        "bootstrap-profiles-check, '\\fIP\\fR...'",
        "bootstrap-completion, 'bash, zsh'"
    })
    void theOtherPagesHaveWhatIsTheirs(String name, String what) throws IOException {
        assertThat(page(name))
                .startsWith(".TH " + name.toUpperCase(java.util.Locale.ROOT).replace("-", "\\-") + " 1 ")
                .contains(what)
                .doesNotContain("ca\\-bundle");
    }

    @Test
    void whatTakesOneOfSomeWordsIsDescribedByThem() throws IOException {
        assertThat(page("bootstrap")).contains(described(GlobalOptions.Color.values()));
        assertThat(page("bootstrap-completion")).contains(described(CompletionCommand.Shell.values()));
    }

    private static String described(Enum<?>... words) {
        return Stream.of(words).map(Enum::name).collect(Collectors.joining(", ", "\n", "\n"));
    }

    @Test
    void noLineIsARequestByAccident() {
        assertThat(ManPage.escaped("a-b\n.so x\n'y\\z")).isEqualTo("a\\-b\n\\&.so x\n\\&'y\\ez");
    }

    @ParameterizedTest
    @CsvSource({"bash, bash-completion/completions/bootstrap", "zsh, zsh/site-functions/_bootstrap"})
    void theCompletionIsTheOneThatTheCommandPrints(String shell, String file) throws IOException {
        var script = Files.readString(share.resolve(file));
        var printed = new MadeUpBox(share).run("completion", shell);
        assertThat(printed.code()).as("%s", printed).isZero();
        assertThat(script).contains(printed.out());
        assertThat(script).contains("--strict-session", "complete -F").contains(Commands.names());
        assertThat(script.startsWith("#compdef bootstrap\n")).isEqualTo(shell.equals("zsh"));
    }

    /** A help that names no command before itself lists all, whatever is built for it. */
    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--help plan", "--json -h facts"})
    void theHelpOfTheRootListsAllCommands(String line) {
        var help = new MadeUpBox(share).run(line.split(" "));
        assertThat(help.code()).isZero();
        for (String name : Commands.names()) {
            assertThat(help.out()).containsPattern("(?m)^  " + name + " +[A-Z]");
        }
    }

    @Test
    void anUnknownShellIsWrongUsage() {
        assertThat(new MadeUpBox(share).run("completion", "fish").code()).isEqualTo(ExitCode.USAGE.code());
    }
}
