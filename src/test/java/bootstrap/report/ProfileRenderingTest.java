package bootstrap.report;

import bootstrap.check.Check;
import bootstrap.component.Component;
import bootstrap.component.VirtualEnvironment;
import bootstrap.profile.Condition;
import bootstrap.profile.Library;
import bootstrap.profile.Profile;
import bootstrap.profile.Size;
import bootstrap.profile.Step;
import bootstrap.source.Diagnostic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfileRenderingTest {
    private static final List<Library.Listed> LISTED = List.of(
            new Library.Listed("hybrid", "Python and Rust side by side", "profiles/hybrid.yaml"),
            new Library.Listed("mine", "(invalid: \u001b[1m)", "/home/alice/.config/bootstrap/profiles/mine.yaml"));

    @Test
    void lists() throws IOException {
        Golden.assertEqual(ProfileText.list(LISTED), "profiles.txt");
        Golden.assertEqual(Parsed.text(out -> ProfileJson.list(LISTED, out)), "profiles.json");
    }

    @Test
    void showsEachStepWithItsOrigin() throws IOException {
        Golden.assertEqual(ProfileText.show(profile()), "profile.txt");
        Golden.assertEqual(Parsed.text(out -> ProfileJson.show(profile(), out)), "profile.json");
    }

    @Test
    void mistakesAreADocumentToo() throws IOException {
        var mistake = new Diagnostic(Samples.at("mine", 3), "unknown key stpe", "did you mean step?");

        Golden.assertEqual(
                Parsed.text(out -> ProfileJson.checked("mine", List.of(mistake), out)), "profile-check.json");
    }

    private static Profile profile() {
        var python = step(
                "python",
                "Python 3 with venv",
                new Step.Guide(
                        List.of(3),
                        List.of("Python", "venv"),
                        "python is not there on a fresh Ubuntu, so the checks call python3."),
                List.of(),
                List.of(Samples.apt("python3"), Samples.apt("python3-venv")),
                Samples.runs(Samples.constraint(">= 3.9"), "python3", "--version"));
        var hybrid = step(
                "hybrid",
                "A Python program that calls a Rust extension",
                Step.Guide.NONE,
                List.of("python", "rust"),
                List.of(new VirtualEnvironment("hybrid", List.of(), ""), Samples.apt("docker.io", "docker-ce")),
                new Check.Port("localhost", 5432),
                new Check.Holds(Samples.docker()));
        var option = new Profile.Option(
                "docker", List.of("archive", "vendor"), "docker.io, or docker-ce", Samples.at("docker", 4));
        var of = Samples.profile(python, hybrid);
        return new Profile(
                of.name(),
                of.summary(),
                List.of(),
                List.of(option),
                Map.of("docker", "vendor"),
                of.steps(),
                of.sources());
    }

    private static Size size(Component component) {
        return component instanceof VirtualEnvironment ? new Size(60L << 20, 150L << 20) : Size.UNSAID;
    }

    private static Step step(
            String id,
            String title,
            Step.Guide guide,
            List<String> needs,
            List<? extends Component> components,
            Check... checks) {
        var at = Samples.at(id, 9);
        var ensure = components.stream()
                .map(each -> new Step.Ensure(each, Condition.always(), size(each), at))
                .toList();
        var expect = Stream.of(checks)
                .map(each -> new Step.Expect(each, Condition.always(), at))
                .toList();
        return new Step(id, title, guide, Condition.always(), needs, ensure, expect, id, Samples.at(id, 7));
    }
}
