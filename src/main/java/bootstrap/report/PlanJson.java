package bootstrap.report;

import bootstrap.component.Effect;
import bootstrap.plan.Plan;
import bootstrap.process.Command;
import bootstrap.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A plan for machines: each step's components with their changes, and the merged effects in the order performed. */
public final class PlanJson {
    private PlanJson() {}

    /**
     * Writes the plan of a report.
     *
     * @param choices what the user chose for it
     * @param commands the command that performs an effect, where it is performed by one
     * @param exit the process's exit code
     */
    public static void write(
            Report report, Choices choices, Function<Effect, Optional<Command>> commands, int exit, OutputStream out)
            throws IOException {
        Json.document("bootstrap.plan", out, json -> {
            heading(report, json);
            json.object("choices", of -> choices(choices, of));
            index(report.plan().index(), json);
            var steps = new StepJson(commands, List.of());
            json.objects("steps", report.plan().steps(), steps::write);
            json.objects("effects", report.plan().effects(), (each, of) -> {
                of.texts("steps", each.steps());
                EffectJson.write(each.effect(), commands, of);
            });
            ClosureJson.write(report.plan().closure(), json);
            json.object("besidesApt", of -> StepJson.bytes(report.plan().besidesApt(), of));
            counts(PlanCounts.of(report.plan()), PlanText.rootCommands(report.plan(), commands), json);
            json.number("exit", exit);
        });
    }

    /** The box, the profile with the choices made, and the target user. */
    static void heading(Report report, Json json) throws IOException {
        json.textIfAny("headline", report.headline());
        json.object("profile", of -> profile(report.profile(), of));
        json.text("user", report.targetUser());
    }

    private static void profile(Profile profile, Json json) throws IOException {
        json.text("name", profile.name());
        json.text("summary", profile.summary());
        json.object("options", of -> {
            for (Map.Entry<String, String> option : new TreeMap<>(profile.chosen()).entrySet()) {
                of.text(option.getKey(), option.getValue());
            }
        });
        json.objects("sources", profile.sources(), (source, of) -> {
            of.text("file", source.file());
            of.text("sha256", source.sha256());
        });
    }

    private static void choices(Choices choices, Json json) throws IOException {
        json.texts("profiles", choices.profiles());
        json.object("set", of -> {
            for (Map.Entry<String, String> option : new TreeMap<>(choices.set()).entrySet()) {
                of.text(option.getKey(), option.getValue());
            }
        });
        json.texts("only", choices.only());
        json.texts("skip", choices.skip());
        json.text("user", choices.user());
    }

    private static void index(Plan.Index index, Json json) throws IOException {
        json.text(
                "index",
                switch (index) {
                    case Plan.Index.Usable() -> "usable";
                    case Plan.Index.Missing() -> "missing";
                    case Plan.Index.Old old -> "old";
                });
    }

    private static void counts(PlanCounts counts, long rootCommands, Json json) throws IOException {
        json.object("counts", of -> {
            of.number("install", counts.install());
            of.number("update", counts.update());
            of.number("decide", counts.decide());
            of.number("keep", counts.keep());
            of.number("skip", counts.skip());
            of.number("impossible", counts.impossible());
            of.number("blocked", counts.blocked());
            of.number("rootCommands", rootCommands);
        });
    }
}
