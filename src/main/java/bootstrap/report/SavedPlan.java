package bootstrap.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan that was written to a file. It is never run from there: the plan is made again, and is the saved one only when
 * profiles, choices, states, changes, packages and effects are the same to the letter.
 */
public final class SavedPlan {
    /** What of a document must be the same; the rest may change without changing what is done. */
    private static final List<String> COMPARED =
            List.of("profile", "user", "choices", "steps", "effects", "apt", "index");

    private static final String ABSENT = "not there";

    private final Map<String, Object> document;

    private SavedPlan(Map<String, Object> document) {
        this.document = document;
    }

    /** What came of reading a file. */
    public sealed interface Reading {
        record Good(SavedPlan plan) implements Reading {}

        record Invalid(String reason) implements Reading {}
    }

    /** Reads a plan; what is none, or one of another version, is invalid. */
    public static Reading read(InputStream in) throws IOException {
        try {
            var document = JsonTree.read(in);
            if (!"bootstrap.plan".equals(document.get("format"))) {
                return new Reading.Invalid("it is no plan");
            }
            return "1".equals(String.valueOf(document.get("version")))
                    ? new Reading.Good(new SavedPlan(document))
                    : new Reading.Invalid("it was written by another version of bootstrap");
        } catch (JsonProcessingException e) {
            return new Reading.Invalid("it is not JSON: " + e.getOriginalMessage());
        }
    }

    /** With which choices to make the plan again; empty when the document doesn't tell. */
    public Optional<Choices> choices() {
        return document.get("choices") instanceof Map<?, ?> choices
                        && choices.get("user") instanceof String user
                        && choices.get("set") instanceof Map<?, ?> set
                ? Optional.of(new Choices(
                        texts(of(choices, "profiles")),
                        pairs(set),
                        texts(of(choices, "only")),
                        texts(of(choices, "skip")),
                        user))
                : Optional.empty();
    }

    /** What a field holds, or that it isn't there. */
    private static Object of(Map<?, ?> object, Object name) {
        var value = object.get(name);
        return value == null ? ABSENT : value;
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, String> pairs(Map<?, ?> map) {
        var pairs = new LinkedHashMap<String, String>();
        map.forEach((name, value) -> pairs.put(String.valueOf(name), String.valueOf(value)));
        return pairs;
    }

    /** Where the plan as it is made now first differs, and how; empty when it is the same. */
    public Optional<String> difference(SavedPlan now) {
        return COMPARED.stream()
                .flatMap(name -> difference(name, of(document, name), of(now.document, name)).stream())
                .findFirst();
    }

    private static Optional<String> difference(String at, Object then, Object now) {
        if (then instanceof Map<?, ?> before && now instanceof Map<?, ?> after) {
            var keys = new LinkedHashSet<Object>(before.keySet());
            keys.addAll(after.keySet());
            // A reason may name what moves by itself, such as free space: that it is skipped is what counts.
            return keys.stream()
                    .filter(key -> !(key.equals("skipped") && before.containsKey(key) && after.containsKey(key)))
                    .flatMap(key ->
                            difference(at + named(before) + ", " + key, of(before, key), of(after, key)).stream())
                    .findFirst();
        }
        if (then instanceof List<?> before && now instanceof List<?> after) {
            if (before.size() != after.size()) {
                return Optional.of(onlyOnce(at, before, after));
            }
            return IntStream.range(0, before.size())
                    .boxed()
                    .flatMap(i -> difference(at, before.get(i), after.get(i)).stream())
                    .findFirst();
        }
        return Objects.equals(then, now)
                ? Optional.empty()
                : Optional.of(at + ": was " + shown(then) + ", is " + shown(now));
    }

    /** What tells an element of a list from others. */
    private static String named(Map<?, ?> element) {
        return Stream.of("id", "name", "file")
                .filter(element::containsKey)
                .map(key -> " " + element.get(key))
                .findFirst()
                .orElse("");
    }

    /** The first element that only one of two lists has. */
    private static String onlyOnce(String at, List<?> before, List<?> after) {
        boolean more = after.size() > before.size();
        var other = (more ? after : before)
                .stream()
                        .filter(each -> !(more ? before : after).contains(each))
                        .findFirst();
        var name = other.filter(Map.class::isInstance)
                .map(each -> named((Map<?, ?>) each))
                .orElse("");
        return at + name + ": there are " + after.size() + " of them, not " + before.size();
    }

    private static String shown(Object value) {
        var text = value == null
                ? "not there"
                : value instanceof List<?> list ? list.size() + " of them" : value.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
