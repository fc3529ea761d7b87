package bootstrap.profile;

import bootstrap.check.Check;
import bootstrap.component.Component;
import bootstrap.source.Location;
import java.util.List;

/**
 * What a reader of the guide would call one step: when it applies, what must be there, how one sees that it worked.
 *
 * @param guide sections of the guide that it carries out
 * @param needs ids of steps that must have succeeded before
 * @param profile the profile that it was written in
 */
public record Step(
        String id,
        String title,
        List<Integer> guide,
        Condition when,
        List<String> needs,
        List<Ensure> ensure,
        List<Expect> expect,
        String profile,
        Location at) {
    /** One element of {@code ensure}; a list of packages is one of these for each package. */
    public record Ensure(Component component, Condition when, Location at) {}

    /** One element of {@code expect}. */
    public record Expect(Check check, Condition when, Location at) {}

    public Step {
        guide = List.copyOf(guide);
        needs = List.copyOf(needs);
        ensure = List.copyOf(ensure);
        expect = List.copyOf(expect);
    }
}
