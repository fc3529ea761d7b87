package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedRunnerTest {
    private final ScriptedRunner inner = new ScriptedRunner().answer("x", "done");

    @ParameterizedTest
    @CsvSource({
        "READING, TARGET, true, true",
        "CHECKING, TARGET, false, true",
        "CHANGING, TARGET, false, false",
        "READING, ROOT, false, false",
        "CHECKING, ROOT, false, true",
        "CHANGING, ROOT, false, false"
    })
    void onlyHarmlessCommandsPass(Access access, As as, boolean planned, boolean verified) {
        check(GuardedRunner.reading(inner), command(access, as), planned);
        check(GuardedRunner.checking(inner), command(access, as), verified);
    }

    @Test
    void linesAreHandedOn() {
        var heard = new ArrayList<String>();

        GuardedRunner.reading(inner).run(Command.reading("x"), heard::add);

        assertThat(heard).containsExactly("done");
    }

    private void check(CommandRunner guarded, Command command, boolean passes) {
        int before = inner.started().size();
        if (passes) {
            assertThat(guarded.run(command)).isEqualTo(new Result.Exited(0, "done", ""));
        } else {
            assertThatIllegalStateException()
                    .isThrownBy(() -> guarded.run(command))
                    .withMessageContaining("x");
        }
        assertThat(inner.started()).hasSize(before + (passes ? 1 : 0));
    }

    private static Command command(Access access, As as) {
        return switch (access) {
            case READING -> Command.reading("x").as(as);
            case CHECKING -> Command.checking(List.of("x")).as(as);
            case CHANGING -> Command.changing("x").as(as);
        };
    }
}
