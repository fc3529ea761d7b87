package bootstrap.profile;

import bootstrap.check.Expectation;
import bootstrap.check.Expectation.Standing;
import bootstrap.profile.Condition.Judgement;
import java.util.List;

/** A step as it stands on one box: its conditions judged, and those of its entries. */
public record StepHere(Step step, Judgement judgement, List<EnsureHere> ensure, List<Expectation> expect) {
    /** An element of {@code ensure} with the judgement on its own condition. */
    public record EnsureHere(Step.Ensure entry, Judgement judgement) {}

    public StepHere {
        ensure = List.copyOf(ensure);
        expect = List.copyOf(expect);
    }

    static StepHere of(Step step, Condition.Asked asked) {
        var judgement = step.when().judge(asked);
        var ensure = step.ensure().stream()
                .map(entry -> new EnsureHere(entry, both(judgement, entry.when(), asked)))
                .toList();
        var expect = step.expect().stream()
                .map(entry -> new Expectation(
                        step.id(), entry.check(), entry.at(), standing(both(judgement, entry.when(), asked))))
                .toList();
        return new StepHere(step, judgement, ensure, expect);
    }

    /** The same step, not asked for by the user. */
    public StepHere leftOut(String reason) {
        var out = new Judgement.Fails(reason);
        return new StepHere(
                step,
                out,
                ensure.stream().map(each -> new EnsureHere(each.entry(), out)).toList(),
                expect.stream()
                        .map(each ->
                                new Expectation(each.step(), each.check(), each.at(), new Standing.NotHere(reason)))
                        .toList());
    }

    /** A step's own condition comes first: its entries are not judged where it doesn't hold. */
    private static Judgement both(Judgement step, Condition entry, Condition.Asked asked) {
        return step instanceof Judgement.Holds ? entry.judge(asked) : step;
    }

    private static Standing standing(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Holds() -> new Standing.Asked();
            case Judgement.Fails(String reason) -> new Standing.NotHere(reason);
            case Judgement.Open(String reason) -> new Standing.Open(reason);
        };
    }
}
