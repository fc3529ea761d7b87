package bootstrap.report;

import bootstrap.profile.Library;
import bootstrap.profile.Profile;
import bootstrap.profile.Step;
import bootstrap.source.Diagnostic;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Profiles for machines: which there are, and one of them flattened. */
public final class ProfileJson {
    private ProfileJson() {}

    /** Name, summary and file of each. */
    public static void list(List<Library.Listed> listed, OutputStream out) throws IOException {
        Json.document(
                "bootstrap.profiles",
                out,
                json -> json.objects("profiles", listed, (each, of) -> {
                    of.text("name", each.name());
                    of.text("summary", each.summary());
                    of.text("file", each.file());
                }));
    }

    /** The mistakes in a profile, none when it is good. */
    public static void checked(String name, List<Diagnostic> diagnostics, OutputStream out) throws IOException {
        Json.document("bootstrap.check", out, json -> {
            json.text("name", name);
            json.objects("diagnostics", diagnostics, (each, of) -> {
                StepJson.place(each.at(), of);
                of.text("message", each.message());
                of.text("hint", each.hint());
            });
        });
    }

    /** Every step with its origin, and what it ensures and expects. */
    public static void show(Profile profile, OutputStream out) throws IOException {
        Json.document("bootstrap.profile", out, json -> {
            json.text("name", profile.name());
            json.text("summary", profile.summary());
            json.objects("options", profile.options(), (option, of) -> {
                of.text("name", option.name());
                of.texts("values", option.values());
                of.text(
                        "chosen",
                        profile.chosen()
                                .getOrDefault(option.name(), option.values().getFirst()));
                of.text("help", option.help());
            });
            json.objects("sources", profile.sources(), (source, of) -> {
                of.text("file", source.file());
                of.text("sha256", source.sha256());
            });
            json.objects("steps", profile.steps(), ProfileJson::step);
        });
    }

    private static void step(Step step, Json json) throws IOException {
        GuideJson.step(step, json);
        json.texts("needs", step.needs());
        json.objects("components", step.ensure(), (each, of) -> {
            StepJson.component(each.component(), of);
            StepJson.size(each.size(), of);
            StepJson.place(each.at(), of);
        });
        json.objects("checks", step.expect(), (each, of) -> {
            of.text("check", CheckLabel.of(each.check()));
            StepJson.place(each.at(), of);
        });
    }
}
