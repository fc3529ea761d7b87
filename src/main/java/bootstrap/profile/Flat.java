package bootstrap.profile;

import bootstrap.profile.Document.Choice;
import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What several profiles amount to together: every step, option and requirement once, in the order in which it was first
 * said. Things of one name must be equal; where they are written doesn't matter for that.
 */
final class Flat {
    private static final Location NOWHERE = new Location("-", 1, 1);

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Profile.Option> options = new LinkedHashMap<>();
    private final Set<Condition> requires = new LinkedHashSet<>();
    private final Map<String, Choice> set = new LinkedHashMap<>();
    /** Choices that profiles side by side make differently; one that extends both may settle it. */
    private final Map<String, Diagnostic> unsettled = new TreeMap<>();

    private final Set<Diagnostic> mistakes = new LinkedHashSet<>();

    /** Puts what another profile amounts to behind what is here. */
    void add(Flat other) {
        other.steps.values().forEach(this::add);
        other.options.values().forEach(this::add);
        requires.addAll(other.requires);
        unsettled.putAll(other.unsettled);
        other.set.values().forEach(this::addBeside);
        mistakes.addAll(other.mistakes);
    }

    /** Puts a profile's own part behind what it extends; its choices win. */
    void add(Document own) {
        own.steps().forEach(this::add);
        own.options().forEach(this::add);
        requires.addAll(own.requires());
        own.set().forEach(choice -> {
            set.put(choice.option(), choice);
            unsettled.remove(choice.option());
        });
    }

    private void add(Step step) {
        var first = steps.putIfAbsent(step.id(), step);
        if (first != null && !isBeside(first.at(), step.at()) && !bare(first).equals(bare(step))) {
            mistakes.add(different("the step " + step.id(), step.at(), first.at()));
        }
    }

    private void add(Profile.Option option) {
        var first = options.putIfAbsent(option.name(), option);
        if (first != null
                && !(first.values().equals(option.values()) && first.help().equals(option.help()))) {
            mistakes.add(different("the option " + option.name(), option.at(), first.at()));
        }
    }

    private void addBeside(Choice choice) {
        var first = set.putIfAbsent(choice.option(), choice);
        if (first != null && !first.value().equals(choice.value())) {
            unsettled.put(choice.option(), different("the choice of " + choice.option(), choice.at(), first.at()));
        }
    }

    /** Within one file nothing may be there twice, equal or not; that is found where the file is read. */
    private static boolean isBeside(Location one, Location other) {
        return one.file().equals(other.file());
    }

    private static Diagnostic different(String what, Location at, Location first) {
        return new Diagnostic(
                at, what + " differs from that at " + first.fileAndLine(), "make them equal, or rename one");
    }

    /** A step without its places. */
    private static Step bare(Step step) {
        return new Step(
                step.id(),
                step.title(),
                step.guide(),
                step.when(),
                step.needs(),
                step.ensure().stream()
                        .map(each -> new Step.Ensure(each.component(), each.when(), each.size(), NOWHERE))
                        .toList(),
                step.expect().stream()
                        .map(each -> new Step.Expect(each.check(), each.when(), NOWHERE))
                        .toList(),
                "",
                NOWHERE);
    }

    List<Diagnostic> mistakes() {
        var all = new ArrayList<>(mistakes);
        all.addAll(unsettled.values());
        return all;
    }

    Collection<Step> steps() {
        return steps.values();
    }

    Map<String, Profile.Option> options() {
        return options;
    }

    Collection<Choice> set() {
        return set.values();
    }

    Profile profile(String name, String summary, Collection<Profile.Source> sources) {
        return new Profile(
                name,
                summary,
                List.copyOf(requires),
                List.copyOf(options.values()),
                chosen(),
                List.copyOf(steps.values()),
                List.copyOf(sources));
    }

    /** Of every option the first value, or what a profile sets. */
    private Map<String, String> chosen() {
        var chosen = new TreeMap<String, String>();
        options.values()
                .forEach(option -> chosen.put(option.name(), option.values().getFirst()));
        set.values().forEach(choice -> chosen.put(choice.option(), choice.value()));
        return chosen;
    }
}
