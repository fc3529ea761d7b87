package bootstrap.apply;

import static bootstrap.plan.Steps.apt;
import static bootstrap.plan.Steps.needing;
import static bootstrap.plan.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.RustToolchain;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.profile.StepHere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of which entry something is done before its turn. */
class EarlyTest extends ApplyBase {
    private static final RustToolchain RUST = new RustToolchain(
            "stable", "minimal", List.of(), new RustToolchain.Init("1.29.0", Map.of("amd64", "a".repeat(64))));

    private final Early early = new Early();

    /** The steps of which something is done, one after the other, as long as no step has its turn. */
    private List<String> begun(Plan plan, Set<String> failed, Map<Entry.Decided, Outcome> ended) {
        var order = new Order(plan);
        var begun = new ArrayList<String>();
        for (var next = early.next(order, failed, ended, box.box());
                next.isPresent();
                next = early.next(order, failed, ended, box.box())) {
            begun.add(next.get().step().step().id() + " " + next.get().effects());
            early.tried(next.get().entry());
        }
        return begun;
    }

    private List<String> begun(StepHere... steps) {
        return begun(plan(steps), Set.of(), Map.of());
    }

    @Test
    void itsFilesAreFetched() {
        assertThat(begun(step("own", apt("bc")), step("rust", apt("jq"), RUST))).containsExactly("rust 1");
    }

    @Test
    void aToolchainIsMadeWholeWhereThereIsWhomToTrust() {
        box.file("/etc/ssl/certs/ca-certificates.crt", "");

        assertThat(begun(step("rust", apt("jq"), RUST))).containsExactly("rust 2");
    }

    @Test
    void afterAnotherEntryOfItsStepAToolchainIsOnlyFetched() {
        box.file("/etc/ssl/certs/ca-certificates.crt", "");

        assertThat(begun(step("rust", file("~/a"), RUST))).containsExactly("rust 1");
    }

    @Test
    void nothingOfAStepThatCannotSucceed() {
        assertThat(begun(step("rust", RUST, apt("none")))).isEmpty();
    }

    @Test
    void nothingOfAStepWhosePackageFailed() {
        var plan = plan(step("rust", apt("bc"), RUST));
        var bc = plan.steps().getFirst().decided().getFirst();

        assertThat(begun(plan, Set.of(), Map.of(bc, failed("no bc")))).isEmpty();
        assertThat(begun(plan, Set.of(), Map.of(bc, new Outcome.Applied("2", Duration.ZERO))))
                .containsExactly("rust 1");
    }

    @Test
    void whatAStepChangesMayBeWhatTheNextOneIsFetchedBy() {
        assertThat(begun(step("own", file("~/a")), step("rust", RUST))).isEmpty();
    }

    @Test
    void whatWasMadeWholeIsNoMoreToBeWaitedFor() {
        var plan = plan(step("rust", RUST), step("other", apt("bc"), RUST));
        assertThat(begun(plan, Set.of(), Map.of())).containsExactly("rust 1");

        early.made(plan.steps().getFirst().decided().getFirst(), Duration.ZERO);

        assertThat(begun(plan, Set.of(), Map.of())).containsExactly("other 1");
    }

    @Test
    void aStepWaitsForWhatItNeeds() {
        box.installed("jq", "2");

        assertThat(begun(step("need", apt("bc")), needing("need", "rust", RUST)))
                .as("to be made")
                .isEmpty();
        assertThat(begun(step("need", apt("none")), needing("need", "rust", RUST)))
                .as("can't be had")
                .isEmpty();
        assertThat(begun(step("need", apt("jq")), needing("need", "rust", RUST)))
                .as("there already")
                .containsExactly("rust 1");
        assertThat(begun(plan(needing("need", "rust", RUST)), Set.of("need"), Map.of()))
                .as("failed")
                .isEmpty();
    }
}
