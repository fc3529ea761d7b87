package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Door.Performed;
import bootstrap.apply.Outcome.Cause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AptTurnTest {
    private static final Performed.Broken FAILED = new Performed.Broken(Cause.STEP, "exit 100", "apt-get", List.of());

    private final NotedProgress progress = new NotedProgress();
    private final Queue<String> holders = new ArrayDeque<>();
    private int attempts;

    @Test
    void whereNobodyIsAtWorkItIsOurTurnAtOnce() {
        assertThat(turn(Duration.ofMinutes(1), false).taken(progress, this::done))
                .isEqualTo(new Performed.Done());
        assertThat(progress.events()).isEmpty();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aHolderIsNamedOnceAndWaitedFor() {
        holders.addAll(List.of("process 7 (apt)", "process 7 (apt)", "process 8 (dpkg)"));

        assertThat(turn(Duration.ofMinutes(1), false).taken(progress, this::done))
                .isEqualTo(new Performed.Done());
        assertThat(progress.events())
                .containsExactly("waits waiting for process 7 (apt)", "waits waiting for process 8 (dpkg)");
    }

    @Test
    void atTheDeadlineNothingWasTried() {
        holders.add("process 7 (apt)");

        var performed = turn(Duration.ZERO, false).taken(progress, this::done);

        assertThat(performed).isInstanceOfSatisfying(Performed.Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Cause.BUSY);
            assertThat(broken.reason()).contains("process 7 (apt)", "--lock-timeout");
        });
        assertThat(attempts).isZero();
    }

    @Test
    void stoppedWhileWaitingNothingIsTried() {
        holders.add("process 7 (apt)");

        assertThat(turn(Duration.ofMinutes(1), true).taken(progress, this::done))
                .isInstanceOf(Performed.Broken.class);
        assertThat(attempts).isZero();
    }

    @Test
    void whoeverCameInBetweenIsWaitedForAndThenItIsTriedAgain() {
        var performed = turn(Duration.ofMinutes(1), false).taken(progress, () -> {
            attempts++;
            if (attempts == 1) {
                holders.addAll(List.of("process 9 (unattended-upgr)", "process 9 (unattended-upgr)"));
                return FAILED;
            }
            return new Performed.Done();
        });

        assertThat(performed).isEqualTo(new Performed.Done());
        assertThat(attempts).isEqualTo(2);
        assertThat(progress.events()).containsExactly("waits waiting for process 9 (unattended-upgr)");
    }

    @Test
    void aFailureWithAllLocksFreeIsNotTriedAgain() {
        var performed = turn(Duration.ofMinutes(1), false).taken(progress, () -> {
            attempts++;
            return FAILED;
        });

        assertThat(performed).isEqualTo(FAILED);
        assertThat(attempts).isEqualTo(1);
    }

    private Performed done() {
        attempts++;
        return new Performed.Done();
    }

    private AptTurn turn(Duration limit, boolean stopped) {
        return new AptTurn(() -> Optional.ofNullable(holders.poll()), limit, () -> stopped);
    }
}
