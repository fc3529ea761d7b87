package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.FakeBox;
import bootstrap.process.ScriptedRunner;
import bootstrap.source.SourceFile;
import bootstrap.version.Constraint;
import bootstrap.version.Requirement;
import bootstrap.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /** The expected command is that of the documentation of pip's secure installs. */
    @Test
    void whatHasHashesIsTakenByHashAndAlone() {
        var pinned = new Installer(Installer.Program.PIP, "", List.of("sha256:aa", "sha256:bb"));
        var planned = plan(with(pinned, "uv == 0.13.9"));

        assertThat(typed(planned).getLast())
                .startsWith(place + "/bin/python -m pip install ")
                .endsWith(" --require-hashes --no-deps -r requirements.txt");
        assertThat(((Effect.Run) planned.effects().getLast()).files())
                .containsExactly(new SourceFile("requirements.txt", "uv==0.13.9 --hash=sha256:aa --hash=sha256:bb\n"));
    }

    @Test
    void uvInstallsWherePipWould() {
        var uv = new Installer(Installer.Program.UV, "", List.of());
        var mirrored = new Installer(Installer.Program.UV, "https://wheels.example/cpu", List.of());
        var program = box.home().resolve(".local/share/bootstrap/venvs/uv/bin/uv");

        assertThat(typed(plan(with(uv, "torch >= 2.5", "Numpy"))))
                .containsExactly(
                        "/usr/bin/python3 -m venv " + place,
                        program + " pip install --no-progress --compile-bytecode --python " + place
                                + "/bin/python -- 'torch>=2.5' Numpy");
        assertThat(typed(plan(with(mirrored, "torch"))).getLast())
                .endsWith("/bin/python --default-index https://wheels.example/cpu -- torch");
        assertThat(typed(plan(with(uv)))).containsExactly("/usr/bin/python3 -m venv " + place);
    }

    /** What stands in pip.conf and in the environment, and who installs then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | ''                                 | uv",
                "disable-pip-version-check=1| PIP_NO_INPUT=1                     | uv",
                "index-url = https://corp   | ''                                 | pip",
                "extra-index-url = https://c| ''                                 | pip",
                "find-links = /srv/wheels   | ''                                 | pip",
                "''                         | PIP_NO_INDEX=1                     | pip",
                "proxy = http://p:1         | ''                                 | pip",
                "client-cert = /k.pem       | ''                                 | pip",
                "trusted-host = corp        | ''                                 | pip",
                "cert = /ca.pem             | ''                                 | pip",
                "cert = /ca.pem             | SSL_CERT_FILE=/ca.pem              | uv",
                "proxy = http://p:1         | SSL_CERT_FILE=/ca.pem              | pip",
                "index-url = https://corp   | UV_DEFAULT_INDEX=https://corp      | uv",
                "index-url = https://corp   | UV_INDEX=https://corp              | uv",
                "index-url = https://corp   | UV_INDEX_URL=https://corp          | uv",
                "extra-index-url = https://c| UV_EXTRA_INDEX_URL=https://corp    | uv",
                "find-links = /srv/wheels   | UV_FIND_LINKS=/srv/wheels          | uv",
                "index-url = https://corp   | UV_CACHE_DIR=/srv                  | pip"
            })
    void whatOnlyPipKnowsOfGoesOnBeingUsed(String conf, String variable, String program) {
        box.file("/etc/pip.conf", "[global]\n" + conf + "\n");
        if (!variable.isEmpty()) {
            box.variable(variable.split("=")[0], variable.split("=")[1]);
        }

        assertThat(typed(plan(with(new Installer(Installer.Program.UV, "", List.of()), "a")))
                        .getLast())
                .contains(program.equals("uv") ? "/venvs/uv/bin/uv pip install " : "/bin/python -m pip install ");
    }

    @Test
    void oneThatSeesTheSystemIsMadeSo() throws IOException {
        assertThat(typed(plan(open("a"))).getFirst())
                .isEqualTo("/usr/bin/python3 -m venv --system-site-packages " + place);

        made("pip-24.0", "a-1");
        sees("true");
        assertThat(plan(open("a"))).isEqualTo(new Change.Keep("ai: a 1"));
        assertThat(plan(open())).isEqualTo(new Change.Keep("ai"));
    }

    @Test
    void oneThatIsClosedIsOpenedAndNotEmptied() throws IOException {
        made("pip-24.0");
        var announced = plan(open("b")).effects();
        sees("false");

        assertThat(plan(open())).isInstanceOfSatisfying(Change.Update.class, update -> {
            assertThat(update.from()).isEqualTo("closed to the packages of the system");
            assertThat(typed(update)).containsExactly("/usr/bin/python3 -m venv --system-site-packages " + place);
        });
        assertThat(plan(open("b")).effects()).hasSize(2).isEqualTo(announced);
        assertThat(plan(venv())).as("an entry without the key").isEqualTo(new Change.Keep("ai"));
    }

    /** Else the entry that opens it would do other than announced after another one has made it anew. */
    @Test
    void openingAfterAnotherEntryIsAsAnnounced() throws IOException {
        var absent = plan(open()).effects();
        Files.createDirectories(place.resolve("bin"));
        var broken = plan(open()).effects();

        made("pip-24.0");
        var opened = plan(open()).effects();

        assertThat(opened).hasSize(1);
        assertThat(absent).containsAll(opened);
        assertThat(broken).containsAll(opened);
        assertThat(((Effect.Run) broken.getFirst()).command().argv()).contains("--clear");
    }

    /** Where Debian's Python looks, as its sys.path tells in an environment with --system-site-packages. */
    @ParameterizedTest
    @CsvSource({
        "home/alice/.local/lib/python3.12/site-packages, a-2.dist-info, a 2",
        "usr/local/lib/python3.12/dist-packages, a-2.dist-info, a 2",
        "usr/lib/python3/dist-packages, a-2.egg-info, a 2",
        "usr/lib/python3/dist-packages, a-2-py3.12.egg-info, a 2"
    })
    void whatIsOpenHasWhatTheSystemHas(String library, String metadata, String found) throws IOException {
        made("pip-24.0");
        Files.createDirectories(root.resolve(library).resolve(metadata));
        assertThat(probe(venv("a"))).isEqualTo(new State.Present("no a"));

        sees("true");
        assertThat(probe(venv("a"))).isEqualTo(new State.Present(found));

        made("a-1");
        assertThat(probe(venv("a"))).as("its own come first").isEqualTo(new State.Present("a 1"));
    }

    @Test
    void thePipOfTheSystemIsNotItsOwn() throws IOException {
        made();
        sees("true");
        Files.createDirectories(root.resolve("usr/lib/python3/dist-packages/pip-24.0.dist-info"));

        assertThat(probe(venv())).isEqualTo(new State.Present("broken: it has no pip"));
    }

    /** The box's python3 by dpkg, else by the lists; "" where neither tells. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.9.2-3          | ''            | no 3.9",
                "3.10.6-1~22.04.1 | ''            | yes",
                "3.13.5-1         | ''            | yes",
                "3.14.3-0ubuntu2  | ''            | no 3.14",
                "3.9.2-3          | 3.12.3-0      | no 3.9",
                "''               | 3.14.3-0      | no 3.14",
                "''               | 3.12.3-0      | yes",
                "''               | ''            | yes",
                "unknown          | ''            | yes"
            })
    void onlyForSomeReleasesOfPython(String installed, String candidate, String answer) {
        if (!installed.isEmpty()) {
            box.installed("python3", installed);
        }
        var wanted = pythons();
        var planned = wanted.plan(probe(wanted), new Outlook(box.box(), candidates(candidate)));

        if (answer.equals("yes")) {
            assertThat(planned).isInstanceOf(Change.Create.class);
        } else {
            assertThat(planned)
                    .isEqualTo(new Change.Impossible(
                            "the box has Python " + answer.split(" ")[1] + ", and there is no wheel for it"));
        }
    }

    @Test
    void whatIsThereIsKeptOnAnyPython() throws IOException {
        box.installed("python3", "3.14.3-0ubuntu2");
        made("pip-24.0", "a-1");
        assertThat(plan(pythons())).isEqualTo(new Change.Keep("ai: a 1"));

        Files.delete(place.resolve("lib/python3.12/site-packages/a-1.dist-info/METADATA"));
        assertThat(plan(pythons())).isInstanceOf(Change.Impossible.class);
    }

    private static Candidates candidates(String version) {
        return version.isEmpty()
                ? new Candidates.Unasked()
                : new Candidates.Listed(Map.of("python3", new Version(version)));
    }

    private static VirtualEnvironment pythons() {
        var parsed = (Constraint.Parsed.Good) Constraint.parse(">= 3.10, < 3.14");
        return new VirtualEnvironment(
                "ai",
                requirements("a"),
                Installer.pip(""),
                VirtualEnvironment.Site.AS_IT_IS,
                new Pythons(parsed.constraint(), "there is no wheel for it"));
    }

    private static VirtualEnvironment with(Installer installer, String... packages) {
        return new VirtualEnvironment(
                "ai", requirements(packages), installer, VirtualEnvironment.Site.AS_IT_IS, Pythons.ALL);
    }

    private static VirtualEnvironment open(String... packages) {
        return new VirtualEnvironment(
                "ai", requirements(packages), Installer.pip(""), VirtualEnvironment.Site.SYSTEM, Pythons.ALL);
    }

    /** Written as python3 -m venv writes it. */
    private void sees(String system) throws IOException {
        Files.writeString(
                place.resolve("pyvenv.cfg"),
                "home = /usr/bin\ninclude-system-site-packages = " + system + "\nversion = 3.12.3\n");
    }

    @Test
    void aPackageWhoseInstallationBrokeOffIsNotThere() throws IOException {
        made("pip-24.0", "a-1");
        Files.delete(place.resolve("lib/python3.12/site-packages/a-1.dist-info/METADATA"));

        assertThat(probe(venv("a"))).isEqualTo(new State.Present("no a"));
    }

    /** Its python would be the one of the box. */
    @Test
    void withoutItsSettingsItIsBroken() throws IOException {
        made("pip-24.0", "a-1");
        Files.delete(place.resolve("pyvenv.cfg"));

        assertThat(probe(venv("a"))).isEqualTo(new State.Present("broken: it has no pyvenv.cfg"));
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
            Files.writeString(place.resolve("pyvenv.cfg"), "include-system-site-packages = false\n");
        }
        var packages = Files.createDirectories(place.resolve("lib/python3.12/site-packages"));
        for (String each : distributions) {
            Files.createFile(
                    Files.createDirectory(packages.resolve(each + ".dist-info")).resolve("METADATA"));
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
