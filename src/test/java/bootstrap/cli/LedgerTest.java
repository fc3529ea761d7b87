package bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Restarts;
import bootstrap.check.SearchPath;
import bootstrap.check.Whereabouts;
import bootstrap.check.Whereabouts.Sight;
import bootstrap.facts.Fact;
import bootstrap.report.Report.Pending;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is pending on a box where nothing was applied now: what verify tells. */
class LedgerTest {
    private static final Path HOME = Path.of("/home/alice");
    private static final Fact<List<String>> NONE_JOINED = new Fact.Known<>(List.of());
    private static final Fact<Boolean> NO_REBOOT = new Fact.Known<>(false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /home/alice/.cargo/bin:/usr/bin | /usr/bin                        | cargo | open a new shell, or: . "$HOME/.cargo/env"
            /home/alice/.local/bin:/usr/bin | /usr/bin                        | pipx  | log in again, or open a login shell
            /home/alice/.cargo/bin:/usr/bin | /home/alice/.cargo/bin:/usr/bin | cargo | ''
            /home/alice/bin:/usr/bin        | /usr/bin                        | ''    | ''
            /opt/bin:/usr/bin               | /usr/bin                        | tool  | ''
            /home/alicewonder/bin           | /usr/bin                        | tool  | ''
            """)
    void thePathIsPendingWhereAToolOfTheUsersOwnIsOnlyThere(String login, String shell, String tool, String what) {
        var at = Path.of(SearchPath.of(login, "").directories().getFirst(), tool);
        var sight = shell.equals(login) ? found(at) : new Sight.Missing("this shell");
        var tools = tool.isEmpty() ? List.<Whereabouts>of() : List.of(tool(tool, found(at), sight));
        var ledger = new Ledger(
                List.of(),
                HOME,
                SearchPath.of(shell, "this shell"),
                known(login),
                tools,
                NONE_JOINED,
                NO_REBOOT,
                Restarts.NONE);

        assertThat(ledger.pending().stream().map(Pending::what).toList())
                .isEqualTo(what.isEmpty() ? List.of() : List.of(what));
    }

    @Test
    void whatNeedrestartFoundIsPendingAndARebootIsToldOnce() {
        var restarts = new Restarts(List.of("cron.service", "ssh.service"), Restarts.Kernels.NEWER_WAITS);
        var shell = SearchPath.of("/usr/bin", "this shell");
        for (boolean reboot : new boolean[] {true, false}) {
            var asked = new Fact.Known<>(reboot);
            var ledger = new Ledger(List.of(), HOME, shell, known("/usr/bin"), List.of(), NONE_JOINED, asked, restarts);

            assertThat(ledger.pending().stream().map(Pending::what))
                    .containsExactly("sudo systemctl restart cron.service ssh.service", "reboot");
        }
    }

    @Test
    void groupsAndRebootsArePendingWhoeverCausedThem() {
        var ledger = ledger(List.of(), known("/usr/bin"), new Fact.Known<>(List.of("docker")), new Fact.Known<>(true));

        assertThat(ledger.pending()).extracting(Pending::what).containsExactly("log in again", "reboot");
        assertThat(ledger.strictly()).containsExactly("still to do: log in again", "still to do: reboot");
    }

    @Test
    void aToolThatOnlyALoginShellFindsIsNotReal() {
        var at = found(Path.of("/opt/bin/tool"));
        var missing = tool("tool", at, new Sight.Missing("this shell"));
        var there = tool("other", at, at);
        var unasked = tool("third", at, new Sight.Unknown("none of alice"));

        assertThat(ledger(List.of(missing, there, unasked), known("/opt/bin"), NONE_JOINED, NO_REBOOT)
                        .strictly())
                .containsExactly("tool: a login shell finds /opt/bin/tool, this shell doesn't find it");
        assertThat(ledger(List.of(there, unasked), known("/opt/bin"), NONE_JOINED, NO_REBOOT)
                        .strictly())
                .isEmpty();
    }

    @Test
    void whatCouldNotBeLookedAtIsNotFine() {
        var ledger = ledger(
                List.of(),
                new Fact.Unknown<>("no answer"),
                new Fact.Unknown<>("no groups"),
                new Fact.Unknown<>("no run"));

        assertThat(ledger.pending()).isEmpty();
        assertThat(ledger.strictly())
                .containsExactly("not known: no answer", "not known: no groups", "not known: no run");
    }

    private static Ledger ledger(
            List<Whereabouts> tools, Fact<SearchPath> login, Fact<List<String>> joined, Fact<Boolean> reboot) {
        return new Ledger(
                List.of(), HOME, SearchPath.of("/usr/bin", "this shell"), login, tools, joined, reboot, Restarts.NONE);
    }

    private static Fact<SearchPath> known(String path) {
        return new Fact.Known<>(SearchPath.of(path, "a login shell of alice"));
    }

    private static Sight found(Path at) {
        return new Sight.Found("somebody", at, at, List.of());
    }

    private static Whereabouts tool(String name, Sight login, Sight sh) {
        return new Whereabouts(name, login, login, sh, sh);
    }
}
