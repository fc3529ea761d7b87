package bootstrap.report;

import bootstrap.profile.GuideSection;
import bootstrap.profile.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The sections of the guide for machines, each with the steps that carry it out. */
public final class GuideJson {
    private GuideJson() {}

    /** Writes them in their order. */
    public static void write(List<GuideSection> sections, OutputStream out) throws IOException {
        Json.document(
                "bootstrap.guide",
                out,
                json -> json.objects("sections", sections, (section, of) -> {
                    of.number("number", section.number());
                    of.text("title", section.title());
                    of.objects("steps", section.steps(), GuideJson::step);
                }));
    }

    /** A step with what it has to do with the guide. */
    static void step(Step step, Json json) throws IOException {
        StepJson.heading(step, json);
        json.texts("systems", step.guide().systems());
        json.textIfAny("note", step.guide().note());
    }
}
