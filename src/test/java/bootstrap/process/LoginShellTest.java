package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
