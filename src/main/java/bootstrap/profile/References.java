package bootstrap.profile;

import bootstrap.component.Installer;
import bootstrap.source.Diagnostic;
import bootstrap.source.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges the names that profiles mention, once all that they extend is known. */
final class References {
    private final Flat all;
    private final List<Mention> mentions;
    private final List<Diagnostic> mistakes = new ArrayList<>();

    References(Flat all, List<Mention> mentions) {
        this.all = all;
        this.mentions = List.copyOf(mentions);
    }

    List<Diagnostic> mistakes() {
        var ids = all.steps().stream().map(Step::id).toList();
        var venvs = new HashSet<String>();
        mentions.stream()
                .filter(Mention.VenvMade.class::isInstance)
                .forEach(made -> venvs.add(((Mention.VenvMade) made).name()));
        for (Mention mention : mentions) {
            switch (mention) {
                case Mention.OptionValue(String option, String value, Location at) -> judge(option, value, at);
                case Mention.VenvUsed(String name, Location at) -> judge("virtual environment", name, venvs, at);
                case Mention.UvUsed(Location at) -> judgeUv(venvs, at);
                case Mention.Need(String step, String needed, Location at) -> judge("step", needed, ids, at);
                case Mention.VenvMade made -> {}
            }
        }
        all.set().forEach(choice -> judge(choice.option(), choice.value(), choice.at()));
        judgeCycles();
        return mistakes;
    }

    private void judgeUv(Set<String> venvs, Location at) {
        if (!venvs.contains(Installer.UV)) {
            mistakes.add(new Diagnostic(
                    at,
                    "no step brings the virtual environment " + Installer.UV + ", which holds uv",
                    "write extends: [uv]"));
        }
    }

    private void judge(String option, String value, Location at) {
        judge("option", option, all.options().keySet(), at);
        var known = all.options().get(option);
        if (known != null && !known.values().isEmpty() && !known.values().contains(value)) {
            mistakes.add(new Diagnostic(
                    at,
                    "the option " + option + " has no value " + Value.shown(value),
                    Fields.hint(value, known.values())));
        }
    }

    private void judge(String what, String name, Collection<String> known, Location at) {
        if (!known.contains(name)) {
            var hint = known.isEmpty() ? "no " + what + " is known" : Fields.hint(name, known);
            mistakes.add(new Diagnostic(at, "there is no " + what + " " + Value.shown(name), hint));
        }
    }

    /** Follows the needs of each step; one that comes back to its start is named at the need that does. */
    private void judgeCycles() {
        Map<String, List<Mention.Need>> needs = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            if (mention instanceof Mention.Need need) {
                needs.computeIfAbsent(need.step(), step -> new ArrayList<>()).add(need);
            }
        }
        Set<String> finished = new HashSet<>();
        needs.keySet().forEach(step -> follow(step, needs, new ArrayList<>(), finished));
    }

    private void follow(String step, Map<String, List<Mention.Need>> needs, List<String> way, Set<String> finished) {
        if (!finished.add(step)) {
            return;
        }
        way.add(step);
        for (Mention.Need need : needs.getOrDefault(step, List.of())) {
            int start = way.indexOf(need.needed());
            if (start >= 0) {
                var circle = String.join(" → ", way.subList(start, way.size())) + " → " + need.needed();
                mistakes.add(new Diagnostic(need.at(), "steps need each other in a circle", circle));
            } else {
                follow(need.needed(), needs, way, finished);
            }
        }
        way.removeLast();
    }
}
