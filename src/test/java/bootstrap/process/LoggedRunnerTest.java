package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.process.LoggedRunner.Entry;
import org.junit.jupiter.api.Test;

class LoggedRunnerTest {
    @Test
    void everyCommandIsKeptWithItsResult() {
        var logged = new LoggedRunner(new ScriptedRunner().answer("a", "1").answer("b", 2, ""));

        logged.run(Command.reading("a"));
        logged.run(Command.changing("b"));

        assertThat(logged.entries())
                .containsExactly(
                        new Entry(Command.reading("a"), new Result.Exited(0, "1", "")),
                        new Entry(Command.changing("b"), new Result.Exited(2, "", "")));
    }
}
