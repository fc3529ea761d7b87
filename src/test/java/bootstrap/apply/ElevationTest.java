package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.process.Access;
import bootstrap.process.As;
import bootstrap.process.Result;
import bootstrap.process.ScriptedRunner;
import org.junit.jupiter.api.Test;

class ElevationTest {
    private final ScriptedRunner runner = new ScriptedRunner();

    @Test
    void grantedWhenACommandRunsAsRoot() {
        assertThat(Elevation.granted(runner.answer("/bin/true", ""))).isTrue();
        assertThat(runner.commands().getFirst().as()).isEqualTo(As.ROOT);
        assertThat(runner.commands().getFirst().access()).isEqualTo(Access.CHANGING);
    }

    @Test
    void notGrantedWhenSudoRefusesOrIsMissing() {
        assertThat(Elevation.granted(runner.answer("/bin/true", 1, ""))).isFalse();
        assertThat(Elevation.granted(runner.answer("/bin/true", new Result.NotStarted("no sudo"))))
                .isFalse();
    }
}
