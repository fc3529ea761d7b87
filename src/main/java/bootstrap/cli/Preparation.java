package bootstrap.cli;

import bootstrap.facts.Support;
import bootstrap.profile.Condition;
import bootstrap.profile.Profile;
import bootstrap.profile.ProfileReader;
import bootstrap.profile.StepHere;
import bootstrap.report.DiagnosticText;
import bootstrap.source.Nearest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A profile, read and judged on the box: what plan, apply and verify begin with. */
record Preparation(Profile profile, List<StepHere> steps) {
    /** Reads the profiles that the options name; every mistake in them ends the command. */
    static Profile read(Session session, List<String> names) {
        if (names.isEmpty()) {
            throw new Stop(
                    ExitCode.USAGE,
                    "which profile? Name one with --profile; bootstrap profiles list shows the built-in ones");
        }
        return switch (new ProfileReader(session.library()).read(names)) {
            case ProfileReader.Reading.Good(Profile profile) -> chosen(profile, session.options().set);
            case ProfileReader.Reading.Invalid(var diagnostics) -> {
                session.reports().annotate(diagnostics);
                throw new Stop(ExitCode.INVALID_PROFILE, DiagnosticText.render(diagnostics));
            }
            case ProfileReader.Reading.NotFound(var name, var nearby) ->
                throw new Stop(
                        ExitCode.NO_PROFILE,
                        "there is no profile " + name + (nearby.isEmpty() ? "" : "\n  " + String.join("\n  ", nearby)));
        };
    }

    /** The profile's steps as they stand on the box, less what the options leave out. */
    static Preparation of(Profile profile, Setup setup, Consumer<String> notes) {
        var selection = new Selection(setup.options().only, setup.options().skip);
        var steps = profile.on(setup.facts());
        var brought = selection.broughtAlong(steps);
        if (!brought.isEmpty()) {
            notes.accept("--only brings what the named steps need: " + String.join(", ", brought));
        }
        return new Preparation(profile, selection.of(steps));
    }

    private static Profile chosen(Profile profile, Map<String, String> set) {
        set.forEach((name, value) -> {
            var option = profile.options().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Stop(ExitCode.USAGE, "--set: " + unknown(profile, name)));
            if (!option.values().contains(value)) {
                throw new Stop(
                        ExitCode.USAGE,
                        "--set: " + name + " can be " + String.join(" or ", option.values()) + ", not " + value);
            }
        });
        return profile.choosing(set);
    }

    private static String unknown(Profile profile, String name) {
        var names = profile.options().stream().map(Profile.Option::name).toList();
        return "the profile offers no option " + name
                + Nearest.nearest(name, names)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    /** Ends the command where the box is not one to plan for. */
    void demandFit(Setup setup, Consumer<String> notes) {
        switch (setup.facts().support()) {
            case Support.Supported() -> {}
            case Support.Relative() ->
                notes.accept("Debian is a relative of Ubuntu: it works, but profiles speak of Ubuntu");
            case Support.Untried(String found) -> notes.accept("this release is not one that was tried: " + found);
            case Support.Refused(String found) ->
                throw new Stop(ExitCode.UNSUPPORTED, "this box is not supported: " + found);
        }
        profile.requires().stream()
                .filter(each -> !(each instanceof Condition.DiskFree))
                .forEach(each -> demand(each, setup));
    }

    /** What only counts when something will be installed: the disk. */
    void demandRoom(Setup setup) {
        profile.requires().stream().filter(Condition.DiskFree.class::isInstance).forEach(each -> demand(each, setup));
    }

    private void demand(Condition condition, Setup setup) {
        switch (condition.judge(new Condition.Asked(setup.facts(), profile.chosen()))) {
            case Condition.Judgement.Holds() -> {}
            case Condition.Judgement.Fails(String reason) ->
                throw new Stop(ExitCode.UNSUPPORTED, "profile " + profile.name() + " does not fit this box: " + reason);
            case Condition.Judgement.Open(String reason) ->
                throw new Stop(
                        ExitCode.UNSUPPORTED,
                        "whether profile " + profile.name() + " fits this box is unknown: " + reason);
        }
    }
}
