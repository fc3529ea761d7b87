package bootstrap.profile;

import bootstrap.facts.Facts;
import bootstrap.source.Sha256;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A named list of steps, with what it extends already put in front.
 *
 * @param requires every one of these must hold on the box; {@link Condition.DiskFree} is judged after planning
 * @param sources every file that was read for it, for a saved plan to compare
 */
public record Profile(
        String name,
        String summary,
        List<Condition> requires,
        List<Option> options,
        Map<String, String> chosen,
        List<Step> steps,
        List<Source> sources) {
    /** A choice that the profile offers; the first value is the default. */
    public record Option(String name, List<String> values, String help, bootstrap.source.Location at) {
        public Option {
            values = List.copyOf(values);
        }
    }

    /** A file that was read, as the user would name it. */
    public record Source(String file, ByteBuffer content) {
        public Source {
            content = content.asReadOnlyBuffer();
        }

        /** By the name alone: to hash what is in it would take longer than to compare. */
        @Override
        public int hashCode() {
            return file.hashCode();
        }

        /** Of its bytes, in hex; computed when asked, because few ask and a start would wait for it. */
        public String sha256() {
            return Sha256.of(content);
        }
    }

    public Profile {
        requires = List.copyOf(requires);
        options = List.copyOf(options);
        chosen = Map.copyOf(chosen);
        steps = List.copyOf(steps);
        sources = List.copyOf(sources);
    }

    /** The same profile with the user's choices on top of its own. */
    public Profile choosing(Map<String, String> more) {
        var all = new java.util.TreeMap<>(chosen);
        all.putAll(more);
        return new Profile(name, summary, requires, options, all, steps, sources);
    }

    /** Judges the conditions of every step and entry on a box; asks only the facts that a condition names. */
    public List<StepHere> on(Facts facts) {
        var asked = new Condition.Asked(facts, chosen);
        return steps.stream().map(step -> StepHere.of(step, asked)).toList();
    }
}
