package bootstrap.profile;

import bootstrap.check.Check;
import bootstrap.component.Component;
import bootstrap.source.Location;
import java.util.List;

/**
 * What a reader of the guide would call one step: when it applies, what must be there, how one sees that it worked.
 *
 * @param needs ids of steps that must have succeeded before
 * @param profile the profile that it was written in
 */
public record Step(
        String id,
        String title,
        Guide guide,
        Condition when,
        List<String> needs,
        List<Ensure> ensure,
        List<Expect> expect,
        String profile,
        Location at) {
    /**
     * What it has to do with the guide.
     *
     * @param sections those that it carries out
     * @param systems those of the guide's systems that it brings
     * @param note where something is done otherwise than the guide has it: what, and why; "" when there is nothing to say
     */
    public record Guide(List<Integer> sections, List<String> systems, String note) {
        public static final Guide NONE = new Guide(List.of(), List.of(), "");

        public Guide {
            sections = List.copyOf(sections);
            systems = List.copyOf(systems);
        }
    }

    /** One element of {@code ensure}; a list of packages is one of these for each package. */
    public record Ensure(Component component, Condition when, Size size, Location at) {}

    /** One element of {@code expect}. */
    public record Expect(Check check, Condition when, Location at) {}

    public Step {
        needs = List.copyOf(needs);
        ensure = List.copyOf(ensure);
        expect = List.copyOf(expect);
    }
}
