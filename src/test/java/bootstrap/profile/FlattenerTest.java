package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.profile.ProfileReader.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlattenerTest {
    private static final String STEP = "  - { step: %s, title: %s, expect: [{ run: \"%s\" }] }\n";

    @TempDir
    Path folder;

    @Test
    void putsWhatIsExtendedInFrontAndOnce() {
        var profile = Shelf.good(Shelf.read(Shelf.RESOURCES.resolve("good/diamond.yaml")));
        assertThat(profile.steps())
                .extracting(Step::id, Step::profile)
                .containsExactly(
                        tuple("certificates", "base"),
                        tuple("python", "python"),
                        tuple("rust", "rust"),
                        tuple("a", "plain"),
                        tuple("last", "diamond"),
                        tuple("left", "diamond"),
                        tuple("right", "diamond"));
        assertThat(profile.chosen()).isEqualTo(Map.of("toolchain", "nightly"));
        assertThat(profile.requires()).hasSize(1);
        assertThat(profile.summary()).isEqualTo("base comes once, by two ways");
    }

    @Test
    void readsSeveralAsOne() {
        var profile = Shelf.good(Shelf.read("rust", "python", "rust"));
        assertThat(profile.name()).isEqualTo("rust+python");
        assertThat(profile.summary()).isEqualTo("Python 3");
        assertThat(profile.steps()).extracting(Step::id).containsExactly("certificates", "rust", "python");
        assertThat(profile.chosen()).isEqualTo(Map.of("toolchain", "stable"));
        assertThat(profile.choosing(Map.of("toolchain", "nightly")).chosen()).isEqualTo(Map.of("toolchain", "nightly"));
    }

    /** The same words in another place are the same step. */
    @Test
    void takesEqualStepsOnceWhereverTheyStand() {
        write("one", "\n\nsteps:\n" + step("a", "x") + step("b", "x"));
        write("two", "steps:\n" + step("b", "x") + step("c", "x"));
        assertThat(Shelf.good(read("one", "two")).steps())
                .extracting(each -> each.at().fileAndLine().replace(folder + "/", ""))
                .containsExactly("one.yaml:5", "one.yaml:6", "two.yaml:4");
    }

    @Test
    void refusesDifferentStepsOfOneNameAcrossProfiles() {
        write("one", "steps:\n" + step("a", "x"));
        write("two", "steps:\n" + step("a", "y"));
        assertThat(Shelf.mistakes(read("one", "two"), folder + "/")).isEqualTo("""
                        two.yaml:3:5: the step a differs from that at one.yaml:3
                          make them equal, or rename one
                        """);
    }

    /** What a step says about the guide, and what it takes, belong to it as well. */
    @Test
    void comparesAllOfAStepButItsPlace() {
        var step = """
                steps:
                  - step: a
                    title: A
                    guide: [7]
                    systems: [ripgrep]
                    note: As it is.
                    ensure: [{ venv: { name: a }, size: { fetch: 1 MiB, disk: 2 MiB } }]
                    expect: [{ run: x, tells: speed-up }]
                """;
        write("one", step);
        write("two", "# Further down.\n" + step);
        assertThat(Shelf.good(read("one", "two")).steps()).hasSize(1);
        for (String part : List.of("[7]", "ripgrep", "As it is.", "1 MiB", "2 MiB", "speed-up")) {
            write("two", step.replace(part, part.replaceFirst("[a-z1-7]", "8")));
            assertThat(Shelf.mistakes(read("one", "two"), folder + "/"))
                    .as(part)
                    .startsWith("two.yaml:3:5: the step a differs from that at one.yaml:3\n");
        }
    }

    @Test
    void letsTheOneThatExtendsSettleAChoice() {
        write("options", "options:\n  db: { values: [none, small, large] }\nsteps:\n" + step("a", "x"));
        write("one", "extends: [./options.yaml]\nset: { db: small }\n");
        write("two", "extends: [./options.yaml]\nset: { db: large }\n");
        write("both", "extends: [./one.yaml, ./two.yaml]\n");
        write("settled", "extends: [./both.yaml]\nset: { db: none }\n");
        assertThat(Shelf.mistakes(read("both"), folder + "/"))
                .startsWith("two.yaml:3:8: the choice of db differs from that at one.yaml:3\n");
        assertThat(Shelf.mistakes(read("one", "two"), folder + "/"))
                .startsWith("two.yaml:3:8: the choice of db differs from that at one.yaml:3\n");
        assertThat(Shelf.good(read("settled")).chosen()).isEqualTo(Map.of("db", "none"));
        assertThat(Shelf.good(read("options", "one")).chosen()).isEqualTo(Map.of("db", "small"));
    }

    @Test
    void refusesOptionsThatDifferInAnything() {
        write("one", "options: { db: { values: [none, small], help: Which } }\nsteps:\n" + step("a", "x"));
        write("two", "options: { db: { values: [none, small], help: What } }\nsteps:\n" + step("a", "x"));
        assertThat(Shelf.mistakes(read("one", "two"), folder + "/"))
                .startsWith("two.yaml:2:12: the option db differs from that at one.yaml:2\n");
    }

    /** Names may be explained by any profile of the same plan. */
    @Test
    void looksForNamesInAllProfilesTogether() {
        write("one", "steps:\n  - { step: a, title: A, needs: [b], expect: [{ run: x, venv: v }] }\n");
        write("two", "steps:\n  - { step: b, title: B, ensure: [venv: { name: v }], expect: [run: x] }\n");
        assertThat(Shelf.mistakes(read("one"), folder + "/"))
                .contains("there is no step \"b\"", "there is no virtual environment \"v\"");
        assertThat(read("one", "two")).isInstanceOf(Reading.Good.class);
    }

    /** Against a model: depth first, what is extended before the profile's own, each step where it came first. */
    @Test
    void keepsTheOrderOfWhatIsExtended() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            var extended = graph(random);
            extended.forEach((profile, others) -> write(
                    "p" + profile,
                    (others.isEmpty() ? "" : "extends: [" + paths(others) + "]\n") + "steps:\n"
                            + step("s" + profile, "x")));
            var model = new LinkedHashSet<String>();
            visit(0, extended, model);
            assertThat(Shelf.good(read("p0")).steps())
                    .as("seed %d, round %d: %s", seed, round, extended)
                    .extracting(Step::id)
                    .containsExactlyElementsOf(model);
        }
    }

    private static Map<Integer, List<Integer>> graph(Random random) {
        return IntStream.range(0, 6).boxed().collect(Collectors.toMap(profile -> profile, profile -> {
            var others = new ArrayList<>(IntStream.range(profile + 1, 6)
                    .filter(other -> random.nextBoolean())
                    .boxed()
                    .toList());
            java.util.Collections.shuffle(others, random);
            return others;
        }));
    }

    private static void visit(int profile, Map<Integer, List<Integer>> extended, Set<String> model) {
        extended.get(profile).forEach(other -> visit(other, extended, model));
        model.add("s" + profile);
    }

    private static String paths(List<Integer> profiles) {
        return profiles.stream().map(each -> "./p" + each + ".yaml").collect(Collectors.joining(", "));
    }

    private static String step(String id, String command) {
        return STEP.formatted(id, id, command);
    }

    private void write(String name, String body) {
        Shelf.write(folder.resolve(name + ".yaml"), "profile: " + name + "\n" + body);
    }

    private Reading read(String... names) {
        return Shelf.read(List.of(names).stream()
                .map(name -> folder.resolve(name + ".yaml").toString())
                .toArray(String[]::new));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... parts) {
        return org.assertj.core.groups.Tuple.tuple(parts);
    }
}
