package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root).resource("/etc/passwd", "users/passwd").resource("/etc/group", "users/group");
    }

    @ParameterizedTest
    @CsvSource({
        "0,    '',    '',    root,  SELF",
        "0,    '',    alice, alice, BEHIND_SUDO",
        "0,    bob,   alice, bob,   NAMED",
        "0,    root,  alice, root,  NAMED",
        "0,    '',    root,  root,  BEHIND_SUDO",
        "1000, '',    '',    alice, SELF",
        "1000, '',    bob,   alice, SELF",
        "1000, bob,   '',    bob,   NAMED",
    })
    void worksForTheNamedElseForWhomeverIsBehindSudoElseForOneself(
            int uid, String user, String sudoUser, String target, People.Choice choice) {
        runBy(uid).variable("SUDO_USER", sudoUser);

        assertThat(people(user)).isInstanceOfSatisfying(People.Resolved.class, people -> {
            assertThat(people.self().uid()).isEqualTo(uid);
            assertThat(people.isRoot()).isEqualTo(uid == 0);
            assertThat(people.target().name()).isEqualTo(target);
            assertThat(people.choice()).isEqualTo(choice);
        });
    }

    @Test
    void theEffectiveUserCounts() {
        box.file("/proc/self/status", "Name:\tjava\nUid:\t1000\t0\t0\t0\nGid:\t1000\t0\t0\t0\nGroups:\t27 999 \n");

        assertThat(people("")).isInstanceOfSatisfying(People.Resolved.class, people -> {
            assertThat(people.self().name()).isEqualTo("root");
            assertThat(people.sessionGroups()).isEqualTo(Set.of(0, 27, 999));
        });
    }

    @Test
    void saysWhoIsUnknownAndWhoNamedThem() {
        box.answer("/usr/bin/getent passwd mallory", 2, "").answer("/usr/bin/getent passwd 12345", 2, "");

        assertThat(runBy(0).probe("mallory").facts().people())
                .isEqualTo(new People.Unresolved("there is no user mallory, named by --user"));
        assertThat(runBy(12345).probe("").facts().people()).isEqualTo(new People.Unresolved("there is no user 12345"));
        assertThat(runBy(0).variable("SUDO_USER", "mallory").probe("").facts().people())
                .isEqualTo(new People.Unresolved("there is no user mallory, named by SUDO_USER"));
    }

    @Test
    void withoutProcTheProgramIdTells() {
        box.answer("/usr/bin/id -u", 0, "1000\n");

        assertThat(people(""))
                .isInstanceOfSatisfying(
                        People.Resolved.class,
                        people -> assertThat(people.self().name()).isEqualTo("alice"));
    }

    @Test
    void withoutBothNobodyIsAssumed() {
        assertThat(people(""))
                .isEqualTo(new People.Unresolved(
                        "/proc does not tell who runs this, and id did not start: no such program"));
    }

    private People people(String user) {
        return box.probe(user).facts().people();
    }

    private FixtureBox runBy(int uid) {
        return box.file("/proc/self/status", "Uid:\t%1$d\t%1$d\t%1$d\t%1$d\n".formatted(uid));
    }
}
