package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Candidates;
import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.component.Installer;
import bootstrap.component.Outlook;
import bootstrap.component.Pythons;
import bootstrap.component.Repositories;
import bootstrap.component.RustToolchain;
import bootstrap.component.State;
import bootstrap.component.VirtualEnvironment;
import bootstrap.facts.AptSources;
import bootstrap.facts.FakeBox;
import bootstrap.plan.Plan;
import bootstrap.source.Sha256;
import bootstrap.version.Requirement;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsTest {
    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void archives() {
        box = FakeBox.in(root).file("/etc/apt/sources.list", """
                deb http://archive.ubuntu.com/ubuntu noble main
                deb http://archive.ubuntu.com/ubuntu noble-updates main
                deb https://Mirror:8443/x noble main
                deb file:/srv/x noble main
                deb mirror+http://list/x noble main
                """);
    }

    @Test
    void aRefreshNeedsEveryArchiveOfTheWeb() {
        assertThat(needs(Plans.of(new Effect.RefreshIndex()), new Closure.AfterRefresh()))
                .containsExactly("APT http://archive.ubuntu.com/", "APT https://mirror:8443/");
    }

    @Test
    void anInstallationNeedsWhereItsPackagesComeFrom() {
        var known = new Closure.Known(
                List.of(),
                List.of(
                        URI.create("http://a/pool/x.deb"),
                        URI.create("http://a/pool/y.deb"),
                        URI.create("file:/srv/z.deb")),
                1,
                1,
                List.of());
        assertThat(needs(Plans.of(Plans.install("x")), known)).containsExactly("APT http://a/");
    }

    @Test
    void aDownloadNeedsItsHostUntilItIsThere() {
        var to = root.resolve("home/alice/x");
        var hash = Sha256.of("x".getBytes(StandardCharsets.UTF_8));
        var plan = Plans.of(new Effect.Download(URI.create("https://mirror.corp/rustup/x"), hash, 1, to));
        assertThat(needs(plan, new Closure.Unneeded())).containsExactly("DOWNLOAD https://mirror.corp/");
        box.file("/home/alice/x", "x");
        assertThat(needs(plan, new Closure.Unneeded())).isEmpty();
    }

    @Test
    void aRepositoryNeedsItsHostAndThatOfItsKey() {
        var key = Repositories.vendor().key();
        var ask =
                new Effect.AskRepository(URI.create("https://apt.example/x/dists/noble/"), "noble", "amd64", List.of());
        var disk = new Effect.AskRepository(URI.create("file:/srv/x/"), "/", "amd64", List.of());

        assertThat(needs(Plans.of(new Effect.FetchKey(key, root.resolve("key")), ask), new Closure.Unneeded()))
                .containsExactly("DOWNLOAD https://apt.example/", "APT https://apt.example/");
        assertThat(needs(Plans.of(ask), new Closure.Unneeded()))
                .as("asked by us, then by apt")
                .containsExactly("DOWNLOAD https://apt.example/", "APT https://apt.example/");
        assertThat(needs(Plans.of(disk), new Closure.Unneeded())).isEmpty();
    }

    /** What a virtual environment needs, by the profile's index, a variable and pip.conf. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | ''                             | ''                            | ''
            https://mine/s  | PIP_INDEX_URL=https://other    | ''                            | https://mine/
            ''              | PIP_INDEX_URL=https://corp/s   | ''                            | https://corp/
            ''              | ''                             | index-url = https://corp/s    | https://corp/
            ''              | PIP_INDEX_URL=file:///srv      | ''                            | ''
            ''              | PIP_NO_INDEX=1                 | ''                            | ''
            ''              | ''                             | proxy = http://p:1            | ''
            ''              | ''                             | trusted-host = corp           | ''
            ''              | UV_INDEX=https://corp          | ''                            | ''
            """)
    void anEnvironmentNeedsItsIndex(String index, String variable, String conf, String origin) {
        if (!variable.isEmpty()) {
            box.variable(variable.split("=")[0], variable.split("=")[1]);
        }
        box.file("/etc/pip.conf", "[global]\n" + conf + "\n");
        var install = Plans.run("/v/bin/python", "-m", "pip", "install", "--", "requests");
        assertThat(needs(Plans.bringing(venv(index), install), new Closure.Unneeded()))
                .isEqualTo(origin.isEmpty() ? List.of() : List.of("PIP " + origin));
    }

    @ParameterizedTest
    @CsvSource({
        "UV_DEFAULT_INDEX, https://corp/s, https://corp/",
        "UV_INDEX, mine=https://corp/s https://other, https://corp/",
        "UV_INDEX_URL, https://corp, https://corp/"
    })
    void uvHasItsOwnVariables(String name, String value, String origin) {
        box.variable(name, value);
        var install = Plans.run("/usr/bin/uv", "pip", "install", "requests");
        assertThat(needs(Plans.bringing(venv(""), install), new Closure.Unneeded()))
                .containsExactly("PIP " + origin);
    }

    /** The command is the one that {@code with: uv} leads to. */
    @Test
    void whatUvInstallsNeedsItsIndex() {
        var uv = new Installer(Installer.Program.UV, "https://mine/s", List.of());
        var wanted = ((Requirement.Parsed.Good) Requirement.parse("torch")).requirement();
        var venv = new VirtualEnvironment("v", List.of(wanted), uv, VirtualEnvironment.Site.AS_IT_IS, Pythons.ALL);
        var change = venv.plan(
                new State.Absent(), new Outlook(box.variable("UV_INDEX", "x").box(), new Candidates.Unasked()));
        var effects = change.effects().toArray(Effect[]::new);

        assertThat(needs(Plans.bringing(venv, effects), new Closure.Unneeded())).containsExactly("PIP https://mine/");
    }

    @Test
    void anEnvironmentWithoutPackagesNeedsNobody() {
        var make = Plans.run("/usr/bin/python3", "-m", "venv", "/v");
        assertThat(needs(Plans.bringing(venv(""), make), new Closure.Unneeded()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /home/alice/.cache/bootstrap/rustup-init-1.29.0 -y | ''           | https://static.rust-lang.org/
            rustup toolchain install stable                    | ''           | https://static.rust-lang.org/
            rustup toolchain install stable                    | http://m:8/r | http://m:8/
            rustup default stable                              | ''           | ''
            """)
    void rustComesFromItsMakersOrTheMirrorThatIsSet(String line, String server, String origin) {
        if (!server.isEmpty()) {
            box.variable("RUSTUP_DIST_SERVER", server);
        }
        var rust = new RustToolchain("stable", "minimal", List.of(), new RustToolchain.Init("1.29.0", Map.of()));
        assertThat(needs(Plans.bringing(rust, Plans.run(line.split(" "))), new Closure.Unneeded()))
                .isEqualTo(origin.isEmpty() ? List.of() : List.of("RUSTUP " + origin));
    }

    @Test
    void otherEffectsNeedNobody() {
        assertThat(needs(Plans.of(Plans.run("/bin/true")), new Closure.Unsolved("no way")))
                .isEmpty();
    }

    private List<String> needs(Plan plan, Closure closure) {
        return new Needs(box.box(), AptSources.below(root))
                .of(plan, closure).stream()
                        .map(need -> need.who() + " " + need.origin())
                        .toList();
    }

    private static VirtualEnvironment venv(String index) {
        return new VirtualEnvironment("v", List.<Requirement>of(), index);
    }
}
