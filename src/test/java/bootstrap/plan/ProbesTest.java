package bootstrap.plan;

import static bootstrap.plan.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Service;
import bootstrap.component.State;
import bootstrap.facts.FakeBox;
import bootstrap.process.Command;
import bootstrap.process.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
    @TempDir
    Path root;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void programsAreAskedSideBySideAndStatesStandInFileOrder() {
        // The first is only answered once the last was asked.
        var last = new CountDownLatch(1);

        var states = states(2, command -> {
            if (command.argv().getLast().equals("b")) {
                last.countDown();
            }
            awaited(last);
        });

        assertThat(states).containsExactly("a active, x", "b active, x");
    }

    @Test
    void noMoreThanTheBoundAtOnce() {
        assertThat(states(1, command -> {})).hasSize(2);
        assertThat(most).hasValue(1);
    }

    private interface Meanwhile {
        void of(Command command);
    }

    private List<String> states(int jobs, Meanwhile meanwhile) {
        var box = FakeBox.in(root).systemd().box();
        var probes = new Probes(
                box,
                (command, lines) -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    meanwhile.of(command);
                    running.decrementAndGet();
                    return new Result.Exited(0, "LoadState=loaded\nActiveState=active\nUnitFileState=x\n", "");
                },
                jobs);
        var asked = step("s", service("a"), service("b")).ensure();
        return probes.of(asked).entrySet().stream()
                .map(each -> each.getKey().entry().component().name() + " " + found(each.getValue()))
                .toList();
    }

    private static String found(State state) {
        return state instanceof State.Present(String found) ? found : state.toString();
    }

    private static Service service(String unit) {
        return new Service(unit, Service.Running.RUNNING, Service.Boot.AS_IT_IS);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
