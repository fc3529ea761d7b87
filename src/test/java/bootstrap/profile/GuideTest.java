package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.check.Check;
import bootstrap.version.Constraint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every system that the guide names is brought by a step of a profile that ships, and used by a check of that step. */
final class GuideTest {
    private static final Profile ALL = ProfileReader.shipped();
    private static final Library LIBRARY = Library.of(Map.of());
    private static final int LAST_SECTION = 13;

    /** Read out of the guide by hand, and not out of the profiles. */
    static final List<String> SYSTEMS = List.of(
            "requests",
            "paramiko",
            "fastapi",
            "Ansible",
            "Fabric",
            "Tesseract OCR",
            "pytesseract",
            "Selenium",
            "Bash",
            "PyTorch",
            "TensorFlow",
            "Transformers",
            "OpenCV",
            "scikit-learn",
            "LLM agents",
            "computer vision",
            "NLP pipelines",
            "fd",
            "ripgrep",
            "Axum",
            "Tokio",
            "Candle",
            "Burn",
            "Qdrant",
            "Uvicorn",
            "Docker",
            "containerd",
            "Buildx",
            "Compose",
            "k3s",
            "kubectl",
            "PostgreSQL",
            "Redis",
            "Python",
            "venv",
            "pip",
            "Rust",
            "cargo",
            "Python -> Rust -> Linux");

    /** What each profile is for; what it extends counts. */
    private static final Map<String, Set<String>> BY_PROFILE = Map.ofEntries(
            Map.entry("python", Set.of("Python", "venv", "pip")),
            Map.entry("rust", Set.of("Rust", "cargo")),
            Map.entry("hybrid", Set.of("Python -> Rust -> Linux", "Python", "Rust", "Docker")),
            Map.entry("docker", Set.of("Docker", "containerd", "Buildx", "Compose")),
            Map.entry(
                    "automation",
                    Set.of(
                            "requests",
                            "paramiko",
                            "fastapi",
                            "Ansible",
                            "Fabric",
                            "Tesseract OCR",
                            "pytesseract",
                            "Selenium",
                            "Bash")),
            Map.entry(
                    "ai",
                    Set.of(
                            "PyTorch",
                            "TensorFlow",
                            "Transformers",
                            "OpenCV",
                            "scikit-learn",
                            "LLM agents",
                            "computer vision",
                            "NLP pipelines")),
            Map.entry("rust-tools", Set.of("fd", "ripgrep")),
            Map.entry("rust-services", Set.of("Axum", "Tokio")),
            Map.entry("rust-ai", Set.of("Candle", "Burn", "Qdrant")),
            Map.entry("api", Set.of("fastapi", "Uvicorn", "Axum")),
            Map.entry("kubernetes", Set.of("k3s", "kubectl")),
            Map.entry("database", Set.of("PostgreSQL", "Redis")),
            // The table of the guide's section 12.
            Map.entry(
                    "workstation",
                    Set.of(
                            "Python",
                            "Bash",
                            "PyTorch",
                            "Transformers",
                            "Rust",
                            "Axum",
                            "Tokio",
                            "Docker",
                            "containerd",
                            "k3s",
                            "kubectl",
                            "fastapi",
                            "PostgreSQL",
                            "Redis")));

    static Stream<String> profiles() {
        return BY_PROFILE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @FieldSource("SYSTEMS")
    void everySystemIsBroughtAndUsed(String system) {
        var bringing = ALL.steps().stream()
                .filter(step -> step.guide().systems().contains(system))
                .toList();
        assertThat(bringing).as("steps that bring " + system).isNotEmpty();
        assertThat(bringing)
                .as("a step that brings %s and has a run beside its version", system)
                .anyMatch(step -> step.expect().stream().anyMatch(each -> uses(each.check())));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyProfileHasTheSystemsItIsFor(String name) {
        assertThat(LIBRARY.names()).contains(name);
        var profile = Shelf.good(new ProfileReader(LIBRARY).read(List.of(name)));
        assertThat(systems(profile)).containsAll(new TreeSet<>(BY_PROFILE.getOrDefault(name, Set.of())));
    }

    /** A name that nobody looks for may be a misspelt one. */
    @Test
    void noOtherSystemIsNamed() {
        assertThat(SYSTEMS).containsAll(systems(ALL));
        assertThat(BY_PROFILE.values())
                .allSatisfy(systems -> assertThat(SYSTEMS).containsAll(systems));
    }

    @Test
    void everyStepBelongsToASectionThatThereIs() {
        assertThat(ALL.steps())
                .allSatisfy(step -> assertThat(step.guide().sections())
                        .isNotEmpty()
                        .allSatisfy(section -> assertThat(section).isBetween(1, LAST_SECTION)));
        assertThat(GuideSection.of(ALL)).hasSize(LAST_SECTION);
    }

    /** To ask for a version alone is not to use. */
    private static boolean uses(Check check) {
        return check instanceof Check.Run run && run.expected().version().equals(Constraint.ANY);
    }

    private static Set<String> systems(Profile profile) {
        return profile.steps().stream()
                .flatMap(step -> step.guide().systems().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
