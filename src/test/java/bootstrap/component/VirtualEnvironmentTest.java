package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.FakeBox;
import bootstrap.process.ScriptedRunner;
import bootstrap.version.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualEnvironmentTest {
    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private FakeBox box;
    private Path place;

    @BeforeEach
    void start() {
        box = FakeBox.in(root);
        place = box.home().resolve(".local/share/bootstrap/venvs/ai");
    }

    @Test
    void missingIsAbsentAndIsMadeAnew() {
        assertThat(probe(venv(""))).isEqualTo(new State.Absent());
        assertThat(typed(plan(venv("torch >= 2.5", "Numpy"))))
                .containsExactly(
                        "/usr/bin/python3 -m venv " + place,
                        place + "/bin/python -m pip install --no-input --disable-pip-version-check --progress-bar off"
                                + " -- 'torch>=2.5' Numpy");
        assertThat(typed(plan(venv()))).containsExactly("/usr/bin/python3 -m venv " + place);
    }

    @Test
    void itsCommandsActInItAndInItsLane() {
        assertThat(plan(venv("a")).effects()).allSatisfy(effect -> {
            assertThat(((Effect.Run) effect).command().environment()).containsEntry("VIRTUAL_ENV", place.toString());
            assertThat(effect.lane()).isEqualTo(new Effect.Lane.Place(place.toString()));
        });
    }

    @Test
    void anIndexIsForThesePackagesOnly() {
        var own = new VirtualEnvironment("ai", requirements("torch"), "https://wheels.example/cpu");

        assertThat(typed(plan(own)).getLast()).endsWith(" --index-url https://wheels.example/cpu -- torch");
    }

    @Test
    void withoutPythonOrPipItIsBrokenAndMadeAnew() throws IOException {
        Files.createDirectories(place.resolve("bin"));
        assertThat(probe(venv("a"))).isEqualTo(new State.Present("broken: its python is gone"));

        Files.createSymbolicLink(place.resolve("bin/python"), Path.of("/no/such/python"));
        assertThat(probe(venv("a"))).isEqualTo(new State.Present("broken: its python is gone"));

        Files.delete(place.resolve("bin/python"));
        made();
        assertThat(probe(venv("a"))).isEqualTo(new State.Present("broken: it has no pip"));
        assertThat(plan(venv("a"))).isInstanceOfSatisfying(Change.Update.class, update -> {
            assertThat(update.from()).isEqualTo("broken: it has no pip");
            assertThat(typed(update).getFirst()).contains(" --clear ");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch                | torch-2.6.0           | keep   | ai: torch 2.6.0",
                "torch >= 2.5         | torch-2.6.0+cpu       | keep   | ai: torch 2.6.0+cpu",
                "torch >= 2.5         | torch-2.4.1           | update | torch 2.4.1",
                "torch >= 2.5         | ''                    | update | no torch",
                "typing-extensions    | typing_extensions-4.1 | keep   | ai: typing-extensions 4.1",
                "Typing.Extensions    | typing_extensions-4.1 | keep   | ai: typing-extensions 4.1",
                "a, b                 | a-1                   | update | a 1, no b",
                "a, b                 | a-1 b-2               | keep   | ai: a 1, b 2",
                "no                   | ''                    | update | no no",
                "a >= 1               | a-nonsense            | update | a nonsense"
            })
    void itsMetadataTellWhatIsInstalled(String wanted, String there, String change, String found) throws IOException {
        made("pip-24.0");
        made(there.isEmpty() ? new String[0] : there.split(" "));
        var planned = plan(venv(wanted.split(", ")));

        if (change.equals("keep")) {
            assertThat(planned).isEqualTo(new Change.Keep(found));
        } else {
            assertThat(planned)
                    .isInstanceOfSatisfying(
                            Change.Update.class,
                            update -> assertThat(update.from()).isEqualTo(found));
        }
        assertThat(runner.started()).isEmpty();
    }

    @Test
    void oneWithPipIsKeptWhenNoPackagesAreAsked() throws IOException {
        made("pip-24.0");

        assertThat(plan(venv())).isEqualTo(new Change.Keep("ai"));
    }

    /** Else what another entry brings along would make this one other than announced. */
    @Test
    void whateverIsMissingTheCommandIsTheAnnouncedOne() throws IOException {
        var wanted = venv("a", "b");
        var announced = plan(wanted).effects();

        made("pip-24.0", "a-1");

        assertThat(plan(wanted).effects()).hasSize(1).allMatch(announced::contains);
    }

    @Test
    void packagesBelongToThePythonThatIsThere() throws IOException {
        made("pip-24.0", "a-1");
        Files.move(place.resolve("lib/python3.12"), place.resolve("lib/python3.10"));
        var newer = Files.createFile(place.resolve("bin/python3.12"));
        newer.toFile().setExecutable(true);
        Files.delete(place.resolve("bin/python"));
        Files.createSymbolicLink(place.resolve("bin/python"), newer);

        assertThat(probe(venv("a")))
                .as("after an upgrade of the release")
                .isEqualTo(new State.Present("broken: made by another python than python3.12"));
    }

    @Test
    void whatCannotBeReadIsUnknown() throws IOException {
        // A file in the place of a directory can't be listed by anyone, root included.
        made();
        Files.createDirectories(place.resolve("lib"));
        try (var all = Files.walk(place.resolve("lib"))) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        }
        Files.createFile(place.resolve("lib"));

        assertThat(probe(venv("a"))).isInstanceOf(State.Unknown.class);
        assertThat(plan(venv("a"))).isInstanceOf(Change.Blocked.class);
    }

    private static VirtualEnvironment venv(String... packages) {
        return new VirtualEnvironment("ai", requirements(packages), "");
    }

    private static List<Requirement> requirements(String... packages) {
        return Arrays.stream(packages)
                .filter(text -> !text.isEmpty())
                .map(text -> ((Requirement.Parsed.Good) Requirement.parse(text)).requirement())
                .toList();
    }

    /** The environment with these distributions in it. */
    private void made(String... distributions) throws IOException {
        var bin = Files.createDirectories(place.resolve("bin"));
        var python = bin.resolve("python");
        if (!Files.exists(python)) {
            Files.createFile(python).toFile().setExecutable(true);
        }
        var packages = Files.createDirectories(place.resolve("lib/python3.12/site-packages"));
        for (String each : distributions) {
            Files.createDirectory(packages.resolve(each + ".dist-info"));
        }
    }

    private State probe(VirtualEnvironment venv) {
        return venv.probe(box.box(), runner);
    }

    private Change plan(VirtualEnvironment venv) {
        return venv.plan(probe(venv), new Outlook(box.box(), new Candidates.Unasked()));
    }

    private static List<String> typed(Change change) {
        return change.effects().stream()
                .map(effect -> ((Effect.Run) effect).command().typed())
                .toList();
    }
}
