package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.facts.FakeBox;
import bootstrap.process.ScriptedRunner;
import bootstrap.version.Constraint;
import bootstrap.version.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AptPackageTest {
    private static final Candidates.NoLists NO_LISTS = new Candidates.NoLists();

    @TempDir
    Path root;

    private final ScriptedRunner runner = new ScriptedRunner();
    private FakeBox box;

    @BeforeEach
    void start() {
        box = FakeBox.in(root);
    }

    @Test
    void whatIsHeldIsNotChanged() {
        box.stanza("bc", "Status: hold ok installed\nArchitecture: amd64\nVersion: 1\n");
        var newer = new AptPackage(
                List.of("bc"), ((Constraint.Parsed.Good) Constraint.parse(">= 2")).constraint(), Recommends.WITHOUT);
        var candidates = new Candidates.Listed(Map.of("bc", new Version("2")));
        var read = box.box();

        assertThat(newer.plan(newer.probe(read, runner), new Outlook(read, candidates)))
                .isInstanceOfSatisfying(
                        Change.Impossible.class,
                        impossible -> assertThat(impossible.reason()).startsWith("bc 1 is held"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bc", "g++", "libstdc++", "python3.12-venv", "7zip", "libc6-dev", "a1", "docker.io", "c++-x"})
    void namesOfPackages(String name) {
        assertThat(AptPackage.isName(name)).isTrue();
    }

    /** What apt-get would read into such a word: a removal, an option, a file, a release, a pattern, a task. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash-",
                "bash+",
                "-oX::Y=1",
                "--reinstall",
                "./x.deb",
                "/x.deb",
                "bc=1.07",
                "bc/noble",
                "bc:i386",
                "bc*",
                "^bc$",
                "?installed",
                "~ninstalled",
                "task^",
                "BC",
                "a",
                "",
                "a b",
                "a\nb",
                "+a",
                ".a",
                "ä1"
            })
    void wordsThatAptWouldMisread(String word) {
        assertThat(AptPackage.isName(word)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> any(Constraint.ANY, "fine", word));
    }

    @Test
    void oneOfSeveralNeedsAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> any(Constraint.ANY));
    }

    @ParameterizedTest
    @CsvSource({
        "install ok installed, true",
        "hold ok installed, true",
        "deinstall ok config-files, false",
        "install ok half-configured, false",
        "install ok half-installed, false",
        "install ok unpacked, false",
        "install ok triggers-awaited, false",
        "unknown ok not-installed, false"
    })
    void onlyWhatDpkgCallsInstalledIsThere(String status, boolean there) {
        box.stanza("bc", "Status: " + status + "\nArchitecture: amd64\nVersion: 1.07\n");

        assertThat(probe(any(Constraint.ANY, "bc")))
                .isEqualTo(there ? new State.Present("bc 1.07") : new State.Absent());
    }

    /** Installed packages, what is asked for, and what is found. */
    static Stream<Arguments> installed() {
        return Stream.of(
                arguments("", ">= 2", "absent"),
                arguments("aa=3", ">= 2", "aa 3"),
                arguments("bb=3", ">= 2", "bb 3"),
                arguments("aa=3 bb=3", ">= 2", "aa 3"),
                arguments("aa=1 bb=3", ">= 2", "bb 3"),
                arguments("aa=1 bb=1", ">= 2", "aa 1"),
                arguments("bb=1", ">= 2", "bb 1"),
                arguments("bb=1:1.5-1ubuntu2", "< 2", "bb 1:1.5-1ubuntu2"));
    }

    @ParameterizedTest
    @MethodSource("installed")
    void ofSeveralTheFirstThatWillDoIsFound(String there, String versions, String found) {
        install(there);

        assertThat(probe(any(constraint(versions), "aa", "bb")))
                .isEqualTo(found.equals("absent") ? new State.Absent() : new State.Present(found));
    }

    @Test
    void whatProvidesANameWillDoWhenNoVersionIsAsked() {
        box.stanza("mawk", "Status: install ok installed\nArchitecture: amd64\nVersion: 1.3\nProvides: awk\n");

        assertThat(plan(any(Constraint.ANY, "awk"), NO_LISTS)).isEqualTo(new Change.Keep("mawk (provides awk)"));
        assertThat(plan(any(constraint(">= 1"), "awk"), listed(""))).isInstanceOf(Change.Impossible.class);
    }

    @Test
    void anUnreadableListOfPackagesIsUnknownAndBlocked() {
        box.without("/var/lib/dpkg/status");

        assertThat(probe(any(Constraint.ANY, "bc")))
                .isEqualTo(new State.Unknown("/var/lib/dpkg/status does not exist"));
        assertThat(plan(any(Constraint.ANY, "bc"), NO_LISTS))
                .isEqualTo(new Change.Blocked("/var/lib/dpkg/status does not exist"));
    }

    /** Of [aa, bb] >= 2: what is installed, what apt has, and the change. */
    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments("aa=2", "", new Change.Keep("aa 2")),
                arguments("bb=2", "aa=9", new Change.Keep("bb 2")),
                arguments("", "aa=2 bb=9", create("aa 2", "aa")),
                arguments("", "bb=9", create("bb 9", "bb")),
                arguments("", "aa=1 bb=9", create("bb 9", "bb")),
                arguments("", "", new Change.Impossible("the package lists of this box have no aa or bb")),
                arguments("", "aa=1", new Change.Impossible("wanted is >= 2, the package lists have aa 1")),
                arguments("aa=1", "aa=3 bb=9", update("aa 1", "aa 3", "aa")),
                arguments("bb=1", "aa=3 bb=9", update("bb 1", "bb 9", "bb")),
                arguments("bb=1", "aa=3 bb=1", update("bb 1", "aa 3", "aa")),
                arguments(
                        "bb=1",
                        "bb=1.5",
                        new Change.Impossible("bb 1 is installed, but wanted is >= 2, the package lists have bb 1.5")));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void changeFollowsFromWhatIsThereAndWhatAptHas(String there, String candidates, Change expected) {
        install(there);

        assertThat(plan(any(constraint(">= 2"), "aa", "bb"), listed(candidates)))
                .isEqualTo(expected);
    }

    @Test
    void withoutListsOneNameIsAnnouncedAndSeveralAreDeferred() {
        assertThat(plan(any(Constraint.ANY, "bc"), NO_LISTS))
                .isEqualTo(create("bc (version known after the refresh)", "bc"));
        assertThat(plan(any(constraint(">= 2"), "aa", "bb"), NO_LISTS))
                .isEqualTo(new Change.Deferred("the package index is refreshed", List.of("aa", "bb"), effects("aa")));

        box.installed("bb", "1");
        assertThat(plan(any(constraint(">= 2"), "aa", "bb"), NO_LISTS))
                .as("what is there comes first")
                .isEqualTo(new Change.Deferred("the package index is refreshed", List.of("bb", "aa"), effects("bb")));
    }

    @Test
    void aptThatGivesNoAnswerBlocks() {
        assertThat(plan(any(Constraint.ANY, "bc"), new Candidates.Unreadable("apt-cache exited 100")))
                .isEqualTo(new Change.Blocked("apt-cache exited 100"));
    }

    @Test
    void aptThatWasNotAskedIsNotQuoted() {
        assertThat(plan(any(constraint(">= 2"), "aa", "bb"), new Candidates.Unasked()))
                .isEqualTo(create("aa or bb >= 2", "aa"));
        assertThat(plan(any(Constraint.ANY, "bc"), new Candidates.Unasked())).isEqualTo(create("bc", "bc"));
    }

    @Test
    void recommendedPackagesComeWhenAskedFor() {
        var with = new AptPackage(List.of("bc"), Constraint.ANY, Recommends.WITH);

        assertThat(plan(with, NO_LISTS).effects()).containsExactly(new InstallPackages(List.of("bc"), Recommends.WITH));
    }

    private void install(String packages) {
        words(packages).forEach(each -> box.installed(each.split("=")[0], each.split("=")[1]));
    }

    private static Candidates listed(String candidates) {
        return new Candidates.Listed(words(candidates)
                .collect(Collectors.toMap(each -> each.split("=")[0], each -> new Version(each.split("=")[1]))));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private State probe(AptPackage apt) {
        return apt.probe(box.box(), runner);
    }

    private Change plan(AptPackage apt, Candidates candidates) {
        return apt.plan(probe(apt), new Outlook(box.box(), candidates));
    }

    private static AptPackage any(Constraint versions, String... names) {
        return new AptPackage(List.of(names), versions, Recommends.WITHOUT);
    }

    private static Change create(String wanted, String name) {
        return new Change.Create(wanted, effects(name));
    }

    private static Change update(String from, String wanted, String name) {
        return new Change.Update(from, wanted, effects(name));
    }

    private static List<Effect> effects(String name) {
        return List.of(new InstallPackages(List.of(name), Recommends.WITHOUT));
    }

    private static Constraint constraint(String text) {
        return ((Constraint.Parsed.Good) Constraint.parse(text)).constraint();
    }
}
