package bootstrap.box;

import bootstrap.process.Command;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** What a plan announced, read from its JSON (which YAML contains): step ids, and each effect as typed, in order. */
record Announced(List<String> steps, List<String> commands) {
    static Announced in(TestBox.Ended plan) {
        if (plan.out().isEmpty()) {
            throw new AssertionError("no plan: " + plan);
        }
        Map<String, Object> document = new Yaml().load(plan.out());
        return new Announced(
                listed(document, "steps").stream()
                        .map(step -> String.valueOf(step.get("id")))
                        .toList(),
                listed(document, "effects").stream().map(Announced::typed).toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> listed(Map<String, Object> document, String name) {
        return (List<Map<String, Object>>) document.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    private static String typed(Map<String, Object> effect) {
        if (effect.get("argv") instanceof List<?> argv) {
            return Command.changing(((List<String>) argv).toArray(String[]::new))
                    .typed();
        }
        var word = String.valueOf(effect.get("effect"));
        if (word.equals("fetch-key") && !effect.containsKey("url")) {
            return "look at key " + effect.get("fingerprint");
        }
        return (word.equals("ask-repository") ? "ask " : "download ") + effect.get("url");
    }
}
