package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A profile of the guide on a box of its own: applied, verified, planned again; then each thing that it brought is
 * broken and must be missed, with the profile's line.
 */
record Guided(TestBox box, String profile, String image, List<String> options) implements AutoCloseable {
    /** A box whose archive and Python the profile's steps fit, but for those of which this is known. */
    static Guided onBox(String profile, String image, String... options) {
        var box = TestBox.started(image, Stage.SUDO, Network.BRIDGE);
        box.done("root", "apt-get update");
        var all = new ArrayList<>(List.of(options));
        var lacking = lacking(box, profile, all);
        if (!lacking.isEmpty()) {
            all.addAll(List.of("--skip", String.join(",", lacking)));
        }
        return new Guided(box, profile, image, List.copyOf(all));
    }

    /** The steps that the plan calls impossible, which must be those that an independent look finds impossible. */
    private static Set<String> lacking(TestBox box, String profile, List<String> options) {
        var planned = run(box, "dev", "plan", profile, options, "--json");
        var impossible = new LinkedHashSet<String>();
        var steps = new LinkedHashSet<String>();
        for (Map<String, Object> step : steps(planned)) {
            steps.add(String.valueOf(step.get("id")));
            reasons(step).forEach(reason -> {
                impossible.add(String.valueOf(step.get("id")));
                tell(profile + " is impossible here in part: " + step.get("id") + ": " + reason);
            });
        }
        var expected = Ground.lacking(box).stream().filter(steps::contains).toList();
        assertThat(impossible).as("%s", planned).containsExactlyInAnyOrderElementsOf(expected);
        return impossible;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps(TestBox.Ended planned) {
        Map<String, Object> document = new Yaml().load(planned.out());
        if (document == null || !(document.get("steps") instanceof List<?> steps)) {
            throw new AssertionError("no plan: " + planned);
        }
        return (List<Map<String, Object>>) steps;
    }

    private static Stream<String> reasons(Map<String, Object> step) {
        return step.get("components") instanceof List<?> all
                ? all.stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> "impossible".equals(each.get("change")))
                        .map(each -> String.valueOf(each.get("reason")))
                : Stream.of();
    }

    /** Apply, verify from a new login shell; then plan again is all Keep. What does not run here is told by name. */
    Guided holds() {
        var applied = run(box, "dev", "apply", profile, options, "--yes");
        assertThat(applied.code()).as("%s", applied).isZero();
        var verified = verify(List.of());
        assertThat(verified.code()).as("%s", verified).isZero();
        Verified.in(verified).of("skipped").forEach(each -> {
            assertThat(each.reason()).as("why %s is skipped", each.step()).isNotBlank();
            tell(profile + " on " + image + ", not run: " + each.named());
        });
        var again = run(box, "dev", "plan", profile, options, "--json", "--exit-code");
        assertThat(again.code()).as("%s", again).isZero();
        assertThat(Announced.in(again).commands()).isEmpty();
        return this;
    }

    /** Breaks what each step of these profiles' own files brought, one after the other. */
    Guided misses(String... profiles) {
        var asked = Verified.in(verify(List.of())).steps("passed");
        for (String each : profiles) {
            for (Breaks.Break one : Breaks.of(each)) {
                if (asked.contains(one.step())) {
                    isMissed(one);
                } else {
                    tell(profile + " on " + image + ", not broken, for no check of it runs here: " + one.step());
                }
            }
        }
        var mended = verify(List.of());
        assertThat(mended.code()).as("all mended: %s", mended).isZero();
        return this;
    }

    private void isMissed(Breaks.Break broken) {
        box.done("root", broken.line());
        var verified = verify(List.of("--only", broken.step()));
        box.done("root", broken.mend());
        assertThat(verified.code()).as("%s: %s", broken, verified).isEqualTo(1);
        assertThat(Verified.in(verified).of("failed"))
                .as("%s: %s", broken, verified)
                .anySatisfy(verdict -> {
                    assertThat(verdict.step()).isEqualTo(broken.step());
                    assertThat(verdict.file()).startsWith("profiles/").endsWith(".yaml");
                    assertThat(verdict.line()).isPositive();
                });
    }

    private TestBox.Ended verify(List<String> more) {
        var words = new ArrayList<>(options);
        words.addAll(more);
        return box.login("dev", "bootstrap verify --json --profile " + profile + " " + String.join(" ", words));
    }

    private static TestBox.Ended run(
            TestBox box, String user, String command, String profile, List<String> options, String... more) {
        var words = new ArrayList<>(List.of("bootstrap", command, "--profile", profile));
        words.addAll(options);
        words.addAll(List.of(more));
        return box.as(user, words.toArray(String[]::new));
    }

    /** What the report itself says can't be shown here belongs into the log of the tests. */
    private static void tell(String line) {
        System.out.println("NOT SHOWN: " + line);
    }

    @Override
    public void close() {
        box.close();
    }
}
