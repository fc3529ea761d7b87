package bootstrap.box;

/** Profiles of one step, for what a test is about. */
final class OneStep {
    private OneStep() {}

    /** The step {@code made}, which ensures one entry and expects nothing of it. */
    static String ensuring(String entry) {
        return """
                profile: made
                summary: One step for a test
                steps:
                  - step: made
                    title: It is made
                    ensure:
                      - %s
                    expect:
                      - run: "true"
                """.formatted(entry);
    }
}
