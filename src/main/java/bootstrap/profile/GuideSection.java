package bootstrap.profile;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A section of the guide, with the steps that carry it out.
 *
 * @param title as the guide has it
 */
public record GuideSection(int number, String title, List<Step> steps) {
    /** In the guide's order; the first is number 1. */
    private static final List<String> TITLES = List.of(
            "Introduction",
            "Why Ubuntu is Popular for Development",
            "Overview of Python",
            "Overview of Rust",
            "Python vs Rust Architecture",
            "AI & Machine Learning",
            "Automation & DevOps: Where each shines",
            "Security & Containerization",
            "Recommended Usage Scenarios",
            "Modern Hybrid Architecture",
            "Engineering Strategy & Learning Path",
            "Recommended Stack for Modern Linux Engineers",
            "Conclusion: Complementary, not competitors");

    static final int LAST = TITLES.size();

    public GuideSection {
        steps = List.copyOf(steps);
    }

    /** Every section of the guide, those that no step carries out too. */
    public static List<GuideSection> of(Profile profile) {
        return IntStream.rangeClosed(1, TITLES.size())
                .mapToObj(number -> of(number, profile))
                .toList();
    }

    private static GuideSection of(int number, Profile profile) {
        var steps = profile.steps().stream()
                .filter(step -> step.guide().sections().contains(number))
                .toList();
        return new GuideSection(number, TITLES.get(number - 1), steps);
    }
}
