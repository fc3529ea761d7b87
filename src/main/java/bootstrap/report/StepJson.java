package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.apply.Outcome;
import bootstrap.component.Change;
import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.component.State;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import bootstrap.process.Command;
import bootstrap.profile.Size;
import bootstrap.profile.Step;
import bootstrap.source.Location;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a planned step: its components with their state, change and outcome. */
record StepJson(Function<Effect, Optional<Command>> commands, List<ComponentOutcome> outcomes) {
    StepJson {
        outcomes = List.copyOf(outcomes);
    }

    void write(PlannedStep planned, Json json) throws IOException {
        heading(planned.step(), json);
        switch (planned) {
            case PlannedStep.Skipped(var step, String reason) -> json.text("skipped", reason);
            case PlannedStep.Going(Step step, List<Entry> entries) ->
                json.objects("components", entries, (entry, of) -> entry(step, entry, of));
        }
    }

    /** What every document says of a step. */
    static void heading(Step step, Json json) throws IOException {
        json.text("id", step.id());
        json.text("title", step.title());
        json.numbers("guide", step.guide().sections());
        json.text("profile", step.profile());
        place(step.at(), json);
    }

    static void place(Location at, Json json) throws IOException {
        json.text("file", at.file());
        json.number("line", at.line());
        json.number("column", at.column());
    }

    /** What the profile says that it takes; left out where it says nothing. */
    static void size(Size size, Json json) throws IOException {
        if (!size.equals(Size.UNSAID)) {
            json.object("size", of -> bytes(size, of));
        }
    }

    static void bytes(Size size, Json json) throws IOException {
        json.number("fetchBytes", size.fetch());
        json.number("diskBytes", size.disk());
    }

    static void component(Component component, Json json) throws IOException {
        json.text("kind", component.kind());
        json.text("name", component.name());
    }

    private void entry(Step step, Entry entry, Json json) throws IOException {
        component(entry.component(), json);
        place(entry.at(), json);
        switch (entry) {
            case Entry.NotHere(var component, var at, String reason) -> json.text("skipped", reason);
            case Entry.Decided(var component, var at, State state, Change change, Size size) -> {
                state(state, json);
                change(change, json);
                size(size, json);
                json.objects("effects", change.effects(), (effect, of) -> EffectJson.write(effect, this::own, of));
            }
        }
        var outcome = outcomes.stream()
                .filter(each -> each.step().id().equals(step.id())
                        && each.at().equals(entry.at())
                        && each.component().equals(entry.component()))
                .findFirst();
        if (outcome.isPresent()) {
            json.object("outcome", of -> outcome(outcome.get().outcome(), of));
        }
    }

    /** Packages of all steps are installed together: their command stands with the effects of the plan. */
    private Optional<Command> own(Effect effect) {
        return effect instanceof Effect.InstallPackages || effect instanceof Effect.InstallAfterwards
                ? Optional.empty()
                : commands.apply(effect);
    }

    private static void state(State state, Json json) throws IOException {
        switch (state) {
            case State.Absent() -> json.text("state", "absent");
            case State.Present(String found) -> {
                json.text("state", "present");
                json.text("found", found);
            }
            case State.Unknown unknown -> json.text("state", "unknown");
        }
    }

    private static void change(Change change, Json json) throws IOException {
        switch (change) {
            case Change.Keep keep -> json.text("change", "keep");
            case Change.Create(String wanted, var effects) -> change("create", "wanted", wanted, json);
            case Change.Update(var from, String wanted, var effects) -> change("update", "wanted", wanted, json);
            case Change.Deferred(String until, List<String> candidates, var effects) -> {
                change("deferred", "until", until, json);
                json.texts("candidates", candidates);
            }
            case Change.Impossible(String reason) -> change("impossible", "reason", reason, json);
            case Change.Blocked(String reason) -> change("blocked", "reason", reason, json);
        }
    }

    private static void change(String word, String field, String value, Json json) throws IOException {
        json.text("change", word);
        json.text(field, value);
    }

    private static void outcome(Outcome outcome, Json json) throws IOException {
        switch (outcome) {
            case Outcome.Applied(String now, var took) -> {
                json.text("status", "applied");
                json.text("now", now);
                json.seconds("seconds", took);
            }
            case Outcome.Unneeded(String found) -> {
                json.text("status", "unneeded");
                json.text("now", found);
            }
            case Outcome.Failed(var cause, String reason, String typed, List<String> lastLines) -> {
                json.text("status", "failed");
                json.text("class", FailureWord.of(cause));
                json.text("reason", reason);
                json.textIfAny("command", typed);
                json.texts("lastLines", lastLines);
            }
            case Outcome.Skipped(String reason) -> {
                json.text("status", "skipped");
                json.text("reason", reason);
            }
        }
    }
}
