package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginShellTest {
    private static final String ASKED = " -l -c 'echo bootstrap-path=\"$PATH\"'";

    private final ScriptedRunner runner = new ScriptedRunner();

    @ParameterizedTest
    @CsvSource({
        "/bin/bash, /bin/bash",
        "/usr/bin/zsh, /usr/bin/zsh",
        "/usr/sbin/nologin, /bin/sh",
        "/bin/false, /bin/sh",
        "bash, /bin/sh",
        "'', /bin/sh"
    })
    void asksTheUsersShellOrOneThatLetsThemIn(String shell, String asked) {
        runner.answer(asked + ASKED, "bootstrap-path=/a:/b\n");

        assertThat(LoginShell.path(shell, "/start", runner)).contains("/a:/b");
        assertThat(runner.commands().getFirst().environment()).containsEntry("PATH", "/start");
        assertThat(runner.commands().getFirst().access()).isEqualTo(Access.CHECKING);
    }

    @ParameterizedTest
    @CsvSource({"/bin/bash, /bin/bash", "/usr/sbin/nologin, /bin/sh"})
    void anInteractiveShellIsAskedInASessionOfItsOwn(String shell, String asked) {
        runner.answer(
                "/usr/bin/setsid --wait " + asked + " -i -c 'echo bootstrap-path=\"$PATH\"'", "bootstrap-path=/a\n");

        assertThat(LoginShell.interactivePath(shell, "/start", runner)).contains("/a");
        assertThat(runner.commands().getFirst().environment()).containsEntry("PATH", "/start");
        assertThat(runner.commands().getFirst().access()).isEqualTo(Access.CHECKING);
        assertThat(runner.commands().getFirst().limit()).isEqualTo(Duration.ofSeconds(10));
    }

    /** What only an interactive shell reads; bash warns on stderr that it has no terminal. */
    @Test
    void aRealInteractiveShellReadsItsOwnFilesAndHasNoTerminal(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve(".bashrc"), "PATH=$PATH:/from/bashrc\n(: </dev/tty) && PATH=$PATH:/terminal\n");
        Files.writeString(home.resolve(".profile"), "PATH=$PATH:/from/profile\n");
        var nobody = new Caller.Person("alice", uid(home), home);
        var caller = new Caller(nobody, nobody, Map.of(), Caller.Groups.CURRENT);

        assertThat(LoginShell.interactivePath("/bin/bash", "/usr/bin:/bin", new ProgramRunner(() -> caller)))
                .contains("/usr/bin:/bin:/from/bashrc");
    }

    private static int uid(Path home) throws IOException {
        return (Integer) Files.getAttribute(home, "unix:uid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Welcome!\nbootstrap-path=/a b:/c\n",
                "no line's end herebootstrap-path=/a b:/c\n",
                "bootstrap-path=/of/another/echo\nbootstrap-path=/a b:/c\nbye\n"
            })
    void whatItsFilesPrintIsPassedOver(String out) {
        runner.answer("/bin/bash" + ASKED, 1, out);

        assertThat(LoginShell.path("/bin/bash", "/start", runner)).contains("/a b:/c");
    }

    @Test
    void noAnswerIsEmpty() {
        assertThat(path(new Result.Exited(0, "something else\n", ""))).isEmpty();
        assertThat(path(new Result.NotStarted("no such shell"))).isEmpty();
        assertThat(path(new Result.TimedOut(Duration.ofSeconds(10), "", ""))).isEmpty();
    }

    private static Optional<String> path(Result result) {
        return LoginShell.path("/bin/bash", "/start", new ScriptedRunner().answer("/bin/bash" + ASKED, result));
    }
}
