package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bootstrap.process.Caller.Groups;
import bootstrap.process.Caller.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    private static final Person ALICE = new Person("alice", 1000, Path.of("/home/alice"));
    private static final Person BOB = new Person("bob", 1001, Path.of("/home/bob"));
    private static final Person ROOT = new Person("root", 0, Path.of("/root"));
    private static final String SECRET = "http://alice:CANARY@proxy:3128";

    private static final Command READING = Command.reading("/bin/look");
    private static final Command CHECKING = Command.checking(List.of("/bin/use"));
    private static final Command CHANGING = Command.changing("/bin/do");
    private static final String ALONE = " /usr/bin/env --ignore-signal=INT /usr/bin/setsid --wait";
    private static final String LIMIT = " /usr/bin/timeout --kill-after=10 1800 /bin/do";

    /** What runuser and sudo said on 22.04, 24.04 and Debian 12 and 13 in the place of the program; both ended with 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | runuser: failed to execute /opt/none: No such file or directory | true",
                "1 | runuser: failed to execute /tmp/e: Permission denied            | true",
                "2 | runuser: failed to execute /opt/none: No such file or directory | false",
                "1 | use: bad input                                                  | false"
            })
    void aWrapperThatDidNotStartTheProgramIsNoAnswerOfIts(int code, String err, boolean refused) {
        var exited = new Result.Exited(code, "", err + "\n");

        assertThat(new Caller(ROOT, ALICE, Map.of(), Groups.CURRENT).refusal(CHECKING, exited))
                .isEqualTo(refused ? Optional.of(err) : Optional.empty());
        assertThat(new Caller(ALICE, ALICE, Map.of(), Groups.CURRENT).refusal(CHECKING, exited))
                .isEmpty();
        assertThat(new Caller(ROOT, ALICE, Map.of(), Groups.CURRENT).refusal(CHANGING, exited))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo: /opt/none: command not found",
                "sudo: unable to execute /tmp/s: No such file or directory",
                "sudo-rs: unable to execute /tmp/s: No such file or directory",
                "sudo: a password is required"
            })
    void sudosOwnWordsAreNoAnswerOfTheProgram(String said) {
        var host = "sudo: unable to resolve host box: Name or service not known\n";
        var since = new Caller(ALICE, ALICE, Map.of(), Groups.JOINED_SINCE);

        assertThat(since.refusal(CHECKING, new Result.Exited(1, "", host + said + "\n")))
                .contains(said);
        assertThat(since.refusal(CHECKING, new Result.Exited(1, "", host + "use: bad input\n")))
                .isEmpty();
    }

    /** The words in front of a command; NAME=value words are left out, they have their own tests. */
    static Stream<Arguments> wrappers() {
        var now = Groups.CURRENT;
        var since = Groups.JOINED_SINCE;
        return Stream.of(
                arguments(ALICE, ALICE, now, READING, "/bin/look"),
                arguments(ALICE, ALICE, now, CHECKING, "/bin/use"),
                arguments(ALICE, ALICE, now, CHANGING, LIMIT.strip()),
                arguments(ALICE, ALICE, now, CHANGING.asRoot(), "/usr/bin/sudo -n" + ALONE + LIMIT),
                arguments(ALICE, ALICE, now, CHECKING.asRoot(), "/usr/bin/sudo -n /bin/use"),
                arguments(ALICE, ALICE, since, CHECKING, "/usr/bin/sudo -n -u alice /bin/use"),
                arguments(ALICE, ALICE, since, CHANGING, "/usr/bin/sudo -n -u alice" + LIMIT),
                arguments(ALICE, ALICE, since, CHANGING.asRoot(), "/usr/bin/sudo -n" + ALONE + LIMIT),
                arguments(ALICE, BOB, now, CHECKING, "/usr/bin/sudo -n -u bob /bin/use"),
                arguments(ALICE, BOB, now, CHANGING, "/usr/bin/sudo -n -u bob" + LIMIT),
                arguments(ROOT, ROOT, now, READING, "/bin/look"),
                arguments(ROOT, ROOT, now, CHANGING, LIMIT.strip()),
                arguments(ROOT, ROOT, now, CHANGING.asRoot(), (ALONE + LIMIT).strip()),
                arguments(ROOT, ROOT, since, CHECKING, "/bin/use"),
                arguments(ROOT, ALICE, now, READING, "/sbin/runuser -u alice -- /bin/look"),
                arguments(ROOT, ALICE, now, CHANGING, "/sbin/runuser -u alice --" + LIMIT),
                arguments(ROOT, ALICE, since, CHECKING, "/sbin/runuser -u alice -- /bin/use"),
                arguments(ROOT, ALICE, now, CHANGING.asRoot(), (ALONE + LIMIT).strip()));
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void commandIsWrappedForItsUser(Person self, Person target, Groups groups, Command command, String expected) {
        var words = new ArrayList<>(new Caller(self, target, Map.of(), groups).argv(command));
        words.removeIf(word -> word.matches("[A-Z_]+=.*"));

        assertThat(String.join(" ", words)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatReadsIsNeverElevated(Person target, Groups groups) {
        assertThat(new Caller(ALICE, target, Map.of(), groups).argv(READING)).containsExactly("/bin/look");
    }

    static Stream<Arguments> others() {
        return Stream.of(arguments(ALICE, Groups.JOINED_SINCE), arguments(BOB, Groups.CURRENT));
    }

    @Test
    void joiningAGroupIsRemembered() {
        var joined = new Caller(ALICE, ALICE, Map.of(), Groups.CURRENT).afterJoiningGroups();

        assertThat(joined.argv(CHECKING)).startsWith("/usr/bin/sudo", "-n", "-u", "alice");
    }

    /** timeout(1) takes 0 for no limit; an end before the limit would not be known as one. */
    @ParameterizedTest
    @CsvSource({"PT0.2S, 1", "PT1S, 1", "PT2.5S, 3", "PT30M, 1800"})
    void limitInWholeSecondsIsNeverShorterNorNone(Duration limit, String seconds) {
        assertThat(caller(Map.of()).argv(CHANGING.within(limit)))
                .containsExactly("/usr/bin/timeout", "--kill-after=10", seconds, "/bin/do");
    }

    @Test
    void everybodySeesAFixedLocaleAndTheirOwnNames() {
        assertThat(caller(Map.of("LANG", "de_DE.UTF-8", "HOME", "/tmp", "USER", "mallory", "PATH", "/tmp"))
                        .environment(READING))
                .isEqualTo(Map.of(
                        "HOME", "/home/alice",
                        "USER", "alice",
                        "LOGNAME", "alice",
                        "PATH", "/home/alice/.cargo/bin:/home/alice/.local/bin:" + Caller.SYSTEM_PATH,
                        "LC_ALL", "C.UTF-8"));
    }

    @Test
    void rootSeesOnlyItsOwn() {
        var variables = Map.of("PIP_INDEX_URL", "x", "CARGO_HOME", "/x", "UV_CACHE_DIR", "/x", "RUSTUP_HOME", "/x");

        assertThat(caller(variables).environment(CHANGING.asRoot()))
                .isEqualTo(Map.of(
                        "HOME", "/root",
                        "USER", "root",
                        "LOGNAME", "root",
                        "PATH", Caller.SYSTEM_PATH,
                        "LC_ALL", "C.UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD_PRELOAD", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "BASH_ENV", "PERL5OPT", "APT_CONFIG",
                "DPKG_ROOT", "JAVA_TOOL_OPTIONS", "IFS", "ENV", "TMPDIR", "SSH_AUTH_SOCK", "AWS_SECRET_ACCESS_KEY",
                "XPIP_INDEX_URL", "GIT_SSL_NO_VERIFY"
            })
    void whatIsNotOnTheListNeverPasses(String name) {
        var caller = caller(Map.of(name, "x"));

        assertThat(caller.environment(CHANGING)).doesNotContainKey(name);
        assertThat(caller.environment(CHANGING.asRoot())).doesNotContainKey(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIP_INDEX_URL", "UV_INDEX", "CARGO_REGISTRY_TOKEN", "CARGO_HOME", "RUSTUP_DIST_SERVER"})
    void settingsOfTheUsersToolsPassToTheUsersCommandsOnly(String name) {
        var caller = caller(Map.of(name, "x"));

        assertThat(caller.environment(CHANGING)).containsEntry(name, "x");
        assertThat(caller.environment(CHANGING.asRoot())).doesNotContainKey(name);
    }

    @ParameterizedTest
    @CsvSource({"PIP_INDEX_URL, true", "CARGO_HOME, false", "RUSTUP_HOME, false", "UV_CACHE_DIR, false"})
    void placesOfTheCallerAreNoneOfAnotherUser(String name, boolean passes) {
        var sudo = new Caller(ROOT, ALICE, Map.of(name, "/root/x"), Groups.CURRENT);

        assertThat(sudo.environment(CHANGING).containsKey(name)).isEqualTo(passes);
        assertThat(sudo.environment(CHANGING).get("PATH")).startsWith("/home/alice/.cargo/bin:");
    }

    @ParameterizedTest
    @CsvSource({"/opt/cargo, /opt/cargo/bin:", "'', /home/alice/.cargo/bin:"})
    void cargosOwnPlaceComesFirst(String cargoHome, String start) {
        assertThat(caller(Map.of("CARGO_HOME", cargoHome)).environment(READING).get("PATH"))
                .startsWith(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
    void proxiesPassButNeverInWordsThatEveryoneCanRead(String name) {
        for (Groups groups : Groups.values()) {
            var caller = new Caller(ALICE, ALICE, Map.of(name, SECRET), groups);
            for (Command command : List.of(READING, CHECKING, CHANGING, CHECKING.asRoot(), CHANGING.asRoot())) {
                assertThat(caller.environment(command)).containsEntry(name, SECRET);
                assertThat(caller.argv(command)).noneMatch(word -> word.contains("CANARY") || word.contains(name));
            }
        }
    }

    @Test
    void whereNoProxyIsWantedIsNoSecretAndAptNeedsIt() {
        var argv = caller(Map.of("no_proxy", "mirror.example")).argv(CHANGING.asRoot());

        assertThat(argv).contains("no_proxy=mirror.example");
    }

    @ParameterizedTest
    @CsvSource({
        "PIP_INDEX_URL, https://alice:CANARY@pypi.example/simple",
        "PIP_EXTRA_INDEX_URL, https://pypi.example/CANARY/simple",
        "CARGO_REGISTRY_TOKEN, CANARY",
        "UV_PUBLISH_PASSWORD, CANARY",
        "https_proxy, http://alice:CANARY@proxy:3128"
    })
    void afterJoiningAGroupNoSecretIsShownAndNoChangeLosesIt(String name, String value) {
        var caller = new Caller(ALICE, ALICE, Map.of(name, value), Groups.JOINED_SINCE);

        assertThat(caller.argv(CHECKING)).contains("-u", "alice").noneMatch(word -> word.contains("CANARY"));
        assertThat(caller.argv(CHANGING))
                .as("not through sudo, which would drop it")
                .startsWith("/usr/bin/timeout");
        assertThat(caller.environment(CHANGING)).containsEntry(name, value);
    }

    @Test
    void sudoIsToldWhatItWouldElseDrop() {
        var caller = new Caller(ALICE, ALICE, Map.of("CARGO_HOME", "/opt/cargo"), Groups.JOINED_SINCE);

        assertThat(caller.argv(CHANGING.with("A", "b c")))
                .containsSubsequence("/usr/bin/sudo", "-n", "-u", "alice", "A=b c", "CARGO_HOME=/opt/cargo")
                .contains("HOME=/home/alice", "LC_ALL=C.UTF-8", "LOGNAME=alice", "USER=alice")
                .anyMatch(word -> word.startsWith("PATH=/opt/cargo/bin:"));
        assertThat(caller.argv(CHANGING.asRoot().with("DEBIAN_FRONTEND", "noninteractive")))
                .contains("DEBIAN_FRONTEND=noninteractive", "HOME=/root", "PATH=" + Caller.SYSTEM_PATH)
                .noneMatch(word -> word.startsWith("CARGO_HOME"));
    }

    @Test
    void whatTheCommandBringsIsShownThoughItLooksLikeASecret() {
        var caller = caller(Map.of("PIP_INDEX_URL", "https://a:CANARY@x/"));

        assertThat(caller.afterJoiningGroups().argv(CHANGING.with("PIP_INDEX_URL", "https://profile.example/")))
                .contains("PIP_INDEX_URL=https://profile.example/");
    }

    @Test
    void authoritiesReachEveryone() {
        var caller = caller(Map.of("PIP_CERT", "/old.pem")).trusting(Path.of("/all.pem"));

        for (String name : Caller.AUTHORITIES) {
            assertThat(caller.environment(CHANGING)).containsEntry(name, "/all.pem");
            assertThat(caller.argv(CHANGING.asRoot())).contains(name + "=/all.pem");
        }
    }

    @Test
    void virtualEnvironmentsProgramsComeFirst() {
        var active = CHANGING.with("VIRTUAL_ENV", "/v");
        var path = caller(Map.of("VIRTUAL_ENV", "/other")).environment(active).get("PATH");

        assertThat(path).startsWith("/v/bin:/home/alice/.cargo/bin:");
        assertThat(caller(Map.of("VIRTUAL_ENV", "/other")).environment(CHANGING))
                .doesNotContainKey("VIRTUAL_ENV");
    }

    @Test
    void variablesOfTheCommandWin() {
        var own = new HashMap<>(Map.of("PATH", "/only", "LC_ALL", "C"));

        assertThat(caller(Map.of()).environment(READING.with(own))).containsAllEntriesOf(own);
    }

    private static Caller caller(Map<String, String> variables) {
        return new Caller(ALICE, ALICE, variables, Groups.CURRENT);
    }
}
