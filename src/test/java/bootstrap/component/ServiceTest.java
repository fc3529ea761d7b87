package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Service.Boot;
import bootstrap.component.Service.Running;
import bootstrap.facts.FakeBox;
import bootstrap.process.As;
import bootstrap.process.Result;
import bootstrap.process.ScriptedRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTest {
    private static final String ASKED = "/usr/bin/systemctl show -p"
            + " LoadState,ActiveState,UnitFileState,WantedBy,RequiredBy,BoundBy,UpheldBy,TriggeredBy,BusName -- docker";
    private static final String ENABLE = "/usr/bin/systemctl enable -- docker";
    private static final String START = "/usr/bin/systemctl start -- docker";
    private static final String STOP = "/usr/bin/systemctl stop -- docker";
    private static final Service RUNNING = new Service("docker", Running.RUNNING, Boot.AS_IT_IS);

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private FakeBox box;

    @BeforeEach
    void start() {
        box = FakeBox.in(root).systemd();
    }

    /** A recorded answer, what is wanted, and the commands; "keep" for none. */
    @ParameterizedTest
    @CsvSource({
        "running, RUNNING, ENABLED, keep",
        "running, RUNNING, AS_IT_IS, keep",
        "running, STOPPED, AS_IT_IS, " + STOP,
        "started-not-enabled, RUNNING, ENABLED, " + ENABLE,
        "started-not-enabled, RUNNING, AS_IT_IS, keep",
        "stopped, RUNNING, ENABLED, " + START,
        "stopped, STOPPED, AS_IT_IS, keep",
        "off, RUNNING, ENABLED, " + ENABLE + ";" + START,
        "off, RUNNING, AS_IT_IS, " + START,
        "failed, RUNNING, AS_IT_IS, " + START,
        "failed, STOPPED, AS_IT_IS, keep",
        "activating, RUNNING, AS_IT_IS, " + START,
        "activating, STOPPED, AS_IT_IS, " + STOP,
        "reloading, RUNNING, ENABLED, keep",
        "static, RUNNING, ENABLED, keep",
        "sysv, RUNNING, ENABLED, keep",
        "indirect, RUNNING, ENABLED, keep",
        "sysv-started-by-nothing, RUNNING, ENABLED, " + ENABLE,
        "indirect-started-by-nothing, RUNNING, ENABLED, " + ENABLE,
        "bus, RUNNING, ENABLED, keep",
        "sysv-started-by-nothing, RUNNING, AS_IT_IS, keep",
        "static-started-by-nothing, RUNNING, AS_IT_IS, keep",
        "only-until-reboot, RUNNING, ENABLED, " + ENABLE,
        "not-found, RUNNING, ENABLED, " + ENABLE + ";" + START,
        "not-found, RUNNING, AS_IT_IS, " + START,
        "not-found, STOPPED, AS_IT_IS, " + STOP
    })
    void commandsFollowFromWhatSystemdSays(String recorded, Running running, Boot boot, String commands)
            throws IOException {
        runner.answer(ASKED, recorded(recorded));
        var change = plan(new Service("docker", running, boot));

        if (commands.equals("keep")) {
            assertThat(change).isInstanceOf(Change.Keep.class);
        } else {
            assertThat(change).isNotInstanceOf(Change.Keep.class);
            assertThat(change.effects().stream()
                            .map(effect -> ((Effect.Run) effect).command().typed()))
                    .containsExactly(commands.split(";"));
        }
    }

    @Test
    void itsCommandsAreRoots() throws IOException {
        runner.answer(ASKED, recorded("off"));

        assertThat(plan(RUNNING).effects())
                .allSatisfy(effect ->
                        assertThat(((Effect.Run) effect).command().as()).isEqualTo(As.ROOT));
    }

    @Test
    void statesAreSaidInSystemdsWords() throws IOException {
        runner.answer(ASKED, recorded("running"));
        assertThat(probe()).isEqualTo(new State.Present("active, enabled"));
        assertThat(plan(RUNNING)).isEqualTo(new Change.Keep("docker active, enabled"));

        runner.answer(ASKED, recorded("not-found"));
        assertThat(probe()).isEqualTo(new State.Absent());
    }

    /** It runs, and after the next boot it does not. */
    @Test
    void whatNothingStartsAndCannotBeEnabledIsImpossible() throws IOException {
        runner.answer(ASKED, recorded("static-started-by-nothing"));

        assertThat(plan(new Service("docker", Running.RUNNING, Boot.ENABLED)))
                .isEqualTo(new Change.Impossible("docker can't be enabled, its file names nothing that starts it:"
                        + " active, static and started by nothing"));
    }

    @Test
    void aMaskedUnitIsLeftMasked() throws IOException {
        runner.answer(ASKED, recorded("masked"));

        assertThat(plan(RUNNING))
                .isEqualTo(new Change.Impossible("docker is masked; systemctl unmask docker allows it again"));
    }

    @Test
    void withoutSystemdNothingIsAskedAndNothingCanRun() {
        box.without("/run/systemd/system");

        assertThat(plan(RUNNING)).isEqualTo(new Change.Impossible("systemd is not running here"));
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void noAnswerIsUnknown() throws IOException {
        runner.answer(ASKED, recorded("says-nothing"));
        assertThat(probe()).isEqualTo(new State.Unknown("systemctl did not tell the unit's state"));

        runner.answer(ASKED, new Result.Exited(1, "", "Failed to connect to bus\n"));
        assertThat(probe()).isEqualTo(new State.Unknown("systemctl: Failed to connect to bus"));

        runner.answer(ASKED, new Result.NotStarted("no such file"));
        assertThat(probe()).isEqualTo(new State.Unknown("systemctl did not start: no such file"));

        runner.answer(ASKED, new Result.TimedOut(Duration.ofSeconds(10), "", ""));
        assertThat(plan(RUNNING)).isEqualTo(new Change.Blocked("systemctl gave no answer"));
    }

    private State probe() {
        return RUNNING.probe(box.box(), runner);
    }

    private Change plan(Service service) {
        return service.plan(service.probe(box.box(), runner), new Outlook(box.box(), new Candidates.Unasked()));
    }

    private static String recorded(String name) throws IOException {
        try (var in = ServiceTest.class.getResourceAsStream("/component/systemctl-show/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
