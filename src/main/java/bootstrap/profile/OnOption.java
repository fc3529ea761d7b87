package bootstrap.profile;

import bootstrap.facts.Fact;

/** The user's choice, or the profile's default, for one of its options. */
record OnOption(String option, String wanted) implements Condition {
    @Override
    public Fact<Sight> look(Asked asked) {
        var chosen = asked.chosen().get(option);
        return chosen == null
                ? new Fact.Unknown<>("no profile offers the option " + option)
                : new Fact.Known<>(new Sight(chosen.equals(wanted), "option " + option + " is " + chosen));
    }
}
