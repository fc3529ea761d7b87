package bootstrap.box;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** What a verify came to, read from its JSON (which YAML contains). */
record Verified(List<Verdict> verdicts) {
    /** One check: its step, how it ended, why, and the profile's line that asks for it. */
    record Verdict(String step, String status, String reason, String file, int line) {
        /** As a person would name it. */
        String named() {
            return step + ": " + reason;
        }
    }

    static Verified in(TestBox.Ended verify) {
        Map<String, Object> document = new Yaml().load(verify.out());
        if (document == null || !(document.get("verdicts") instanceof List<?> all)) {
            throw new AssertionError("no verdicts: " + verify);
        }
        return new Verified(all.stream().map(each -> verdict((Map<?, ?>) each)).toList());
    }

    private static Verdict verdict(Map<?, ?> json) {
        return new Verdict(
                text(json, "step"),
                text(json, "status"),
                text(json, "reason"),
                text(json, "file"),
                json.get("line") instanceof Integer line ? line : 0);
    }

    private static String text(Map<?, ?> json, String key) {
        return json.get(key) instanceof String text ? text : "";
    }

    /** The checks that ended so. */
    List<Verdict> of(String status) {
        return verdicts.stream().filter(each -> each.status().equals(status)).toList();
    }

    /** The steps of which a check ended so. */
    List<String> steps(String status) {
        return of(status).stream().map(Verdict::step).distinct().toList();
    }
}
