package bootstrap.profile;

import bootstrap.source.Location;
import java.util.List;

/** One profile as its file has it, before what it extends is put in front. */
record Document(
        String name,
        String summary,
        List<Document.Extended> extended,
        List<Condition> requires,
        List<Profile.Option> options,
        List<Document.Choice> set,
        List<Step> steps) {
    /** The name of another profile, as it is written. */
    record Extended(String name, Location at) {}

    /** The value that a profile chooses for an option. */
    record Choice(String option, String value, Location at) {}

    Document {
        extended = List.copyOf(extended);
        requires = List.copyOf(requires);
        options = List.copyOf(options);
        set = List.copyOf(set);
        steps = List.copyOf(steps);
    }
}
