package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static final Account ALICE = new Account("alice", 1000, 1000, Path.of("/home/alice"), "/bin/zsh");
    private static final String LDAP_LINE = "carol:*:70001:70000:Carol:/net/home/carol:/bin/bash\n";

    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root).resource("/etc/passwd", "users/passwd").resource("/etc/group", "users/group");
    }

    @Test
    void findsAUserByNameAndNumberWithoutStartingAnything() {
        assertThat(accounts().named("alice")).isEqualTo(new Fact.Known<>(ALICE));
        assertThat(accounts().withUid(1000)).isEqualTo(new Fact.Known<>(ALICE));
        assertThat(box.started()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bob, /home/bob smith", "homeless, /"})
    void takesTheHomeAsItStands(String name, String home) {
        assertThat(accounts().named(name).map(Account::home)).isEqualTo(new Fact.Known<>(Path.of(home)));
    }

    @Test
    void asksTheNameServiceForWhomTheFilesLack() {
        box.answer("/usr/bin/getent passwd carol", 0, LDAP_LINE).answer("/usr/bin/getent passwd 70001", 0, LDAP_LINE);

        assertThat(accounts().named("carol").map(Account::uid)).isEqualTo(new Fact.Known<>(70001));
        assertThat(accounts().withUid(70001).map(Account::name)).isEqualTo(new Fact.Known<>("carol"));
    }

    @Test
    void aNameIsNotAnsweredByANumber() {
        box.answer("/usr/bin/getent passwd 70001", 0, LDAP_LINE);

        assertThat(accounts().named("70001")).isEqualTo(new Fact.Unknown<>("there is no user 70001"));
    }

    @Test
    void saysThatThereIsNoSuchUser() {
        box.answer("/usr/bin/getent passwd mallory", 2, "");

        assertThat(accounts().named("mallory")).isEqualTo(new Fact.Unknown<>("there is no user mallory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-s", "a:b", "../x", "a\nb"})
    void neverHandsOnWhatCanBeNoName(String name) {
        assertThat(accounts().named(name)).isEqualTo(new Fact.Unknown<>("there is no user " + name));
        assertThat(box.started()).isEmpty();
    }

    @Test
    void saysWhenNobodyCouldTell() {
        box.answer("/usr/bin/getent passwd carol", new Result.TimedOut(Duration.ofSeconds(10), "", ""))
                .answer("/usr/bin/getent passwd dave", 3, "");

        assertThat(accounts().named("carol"))
                .isEqualTo(new Fact.Unknown<>("no user carol in /etc/passwd, and getent gave no answer in 10 s"));
        assertThat(accounts().named("dave"))
                .isEqualTo(new Fact.Unknown<>("no user dave in /etc/passwd, and getent exited 3"));
        assertThat(accounts().named("erin"))
                .isEqualTo(
                        new Fact.Unknown<>("no user erin in /etc/passwd, and getent did not start: no such program"));
    }

    @Test
    void listsThePrimaryGroupFirst() {
        assertThat(accounts().groupsOf(ALICE)).containsExactly("alice", "sudo", "docker");
    }

    @Test
    void knowsItsGroups() {
        assertThat(accounts().hasGroup("docker")).isTrue();
        assertThat(accounts().hasGroup("dock")).isFalse();
        assertThat(accounts().gid("docker")).hasValue(999);
    }

    @Test
    void tellsWhichGroupsNeedANewLogin() {
        var people = new People.Resolved(ALICE, ALICE, People.Choice.SELF, Set.of(1000, 27));

        assertThat(accounts().joinedSinceLogin(people)).containsExactly("docker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/etc/group"})
    void anUnreadableFileIsNotAnEmptyOne(String place) throws IOException {
        Files.delete(root.resolve(place.substring(1)));

        assertThat(Accounts.read(box.tree(), box)).isEqualTo(new Fact.Unknown<>(place + " does not exist"));
    }

    @Test
    void keepsNumbersBeyondTwoBillion() {
        box.file("/etc/passwd", "big:x:4294967294:4294967294::/:/bin/sh\nhuge:x:4294967296:1::/:/bin/sh\n")
                .answer("/usr/bin/getent passwd huge", 2, "");

        assertThat(accounts().named("big").map(user -> Integer.toUnsignedString(user.uid())))
                .isEqualTo(new Fact.Known<>("4294967294"));
        assertThat(accounts().named("huge")).isEqualTo(new Fact.Unknown<>("there is no user huge"));
    }

    private Accounts accounts() {
        return switch (Accounts.read(box.tree(), box)) {
            case Fact.Known<Accounts>(Accounts accounts) -> accounts;
            case Fact.Unknown<Accounts>(String reason) -> throw new AssertionError(reason);
        };
    }
}
