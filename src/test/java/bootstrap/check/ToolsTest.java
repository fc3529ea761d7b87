package bootstrap.check;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.check.Expectation.Standing;
import bootstrap.component.Workplace;
import bootstrap.process.As;
import bootstrap.source.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
    private static final Standing ASKED = new Standing.Asked();

    @TempDir
    Path home;

    @Test
    void bareNamesOfTheChecksThatAreAskedEachOnce() {
        assertThat(Tools.of(
                        List.of(
                                run(ASKED, "", "rustc main.rs", "./main"),
                                run(ASKED, "", "cargo --version"),
                                run(ASKED, "", "/usr/bin/env x", "~/bin/y", "rustc --version"),
                                run(new Standing.NotHere("release is 22.04"), "", "nvidia-smi"),
                                run(new Standing.Open("release is unknown"), "", "rocm-smi"),
                                expectation(ASKED, new Check.Port("localhost", 80))),
                        home))
                .containsExactly("rustc", "cargo");
    }

    @Test
    void whatTheEnvironmentHasIsNotLookedUp() throws IOException {
        var bin = Files.createDirectories(home.resolve(".local/share/bootstrap/venvs/ai/bin"));
        assertThat(Files.createFile(bin.resolve("python")).toFile().setExecutable(true))
                .isTrue();

        assertThat(Tools.of(List.of(run(ASKED, "ai", "python tensor.py", "git --version")), home))
                .containsExactly("git");
        assertThat(Tools.of(List.of(run(ASKED, "", "python tensor.py")), home)).containsExactly("python");
        assertThat(Tools.of(List.of(run(ASKED, "other", "python tensor.py")), home))
                .containsExactly("python");
    }

    private static Expectation run(Standing standing, String venv, String... commands) {
        var words =
                Arrays.stream(commands).map(each -> List.of(each.split(" "))).toList();
        var workplace = new Workplace(List.of(), venv, Map.of());
        return expectation(
                standing, new Check.Run(words, Check.Expected.SUCCESS, workplace, As.TARGET, Duration.ofMinutes(2)));
    }

    private static Expectation expectation(Standing standing, Check check) {
        return new Expectation("step", check, new Location("a.yaml", 1, 1), standing);
    }
}
