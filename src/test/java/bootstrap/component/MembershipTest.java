package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.FakeBox;
import bootstrap.process.Command;
import bootstrap.process.ScriptedRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipTest {
    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void start() {
        box = FakeBox.in(root).group("docker:x:999:bob").group("bob:x:54321:").user("root", 0);
    }

    @ParameterizedTest
    @CsvSource({
        "docker, bob, bob is in docker",
        "bob, bob, bob is in bob",
        "docker, alice, absent",
        "docker, current, absent",
        "nosuchgroup, current, absent",
        "docker, root, root needs no group"
    })
    void membersAreReadFromTheGroups(String group, String user, String found) {
        assertThat(probe(new Membership(group, user)))
                .isEqualTo(found.equals("absent") ? new State.Absent() : new State.Present(found));
    }

    @Test
    void joiningAddsToTheGroupsThereAre() {
        assertThat(plan(new Membership("docker", "current")))
                .isEqualTo(new Change.Create(
                        "alice joins docker",
                        List.of(Effect.Run.of(Command.changing("/usr/sbin/usermod", "-aG", "docker", "alice")
                                .asRoot()))));
    }

    @Test
    void currentIsTheUserTheBoxIsSetUpFor() {
        box.target("bob");

        assertThat(plan(new Membership("docker", "current"))).isEqualTo(new Change.Keep("bob is in docker"));
    }

    @Test
    void anUnknownUserIsUnknown() {
        box.answer("/usr/bin/getent passwd carol", 2, "");

        assertThat(plan(new Membership("docker", "carol"))).isEqualTo(new Change.Blocked("there is no user carol"));
    }

    @Test
    void joiningIsKnownByItsEffect() {
        assertThat(plan(new Membership("docker", "current")).effects()).allMatch(Membership::joins);
        assertThat(Membership.joins(Effect.Run.of(Command.changing("/usr/bin/true"))))
                .isFalse();
        assertThat(Membership.joins(new Effect.RefreshIndex())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"docker, true", "lxd, true", "sudo, true", "dialout, false"})
    void groupsThatEqualRootAreKnown(String group, boolean equalsRoot) {
        assertThat(new Membership(group, "current").equalsRoot()).isEqualTo(equalsRoot);
    }

    private State probe(Membership membership) {
        return membership.probe(box.box(), new ScriptedRunner());
    }

    private Change plan(Membership membership) {
        return membership.plan(probe(membership), new Outlook(box.box(), new Candidates.Unasked()));
    }
}
