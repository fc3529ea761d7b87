package bootstrap.cli;

import bootstrap.profile.GuideSection;
import bootstrap.profile.ProfileReader;
import bootstrap.report.DiagnosticText;
import bootstrap.report.Escape;
import bootstrap.report.GuideJson;
import bootstrap.report.GuideText;
import bootstrap.report.ProfileJson;
import bootstrap.report.ProfileText;
import bootstrap.source.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Looks at profiles without looking at the box. */
final class ProfilesCommand {
    private ProfilesCommand() {}

    /** With its own commands: list, show, check, guide. */
    static CommandSpec spec(Bootstrap root, Commands.Built built) {
        var names = new Names();
        var below = new LinkedHashMap<String, Supplier<CommandSpec>>();
        below.put(
                "list",
                () -> Spec.command(
                        "list", "The built-in profiles and those of the user's folder.", () -> list(root.session())));
        below.put(
                "show",
                () -> names.addTo(Spec.command(
                        "show",
                        "Every step, with the file and line it comes from.",
                        () -> show(root.session(), names.all))));
        below.put(
                "check",
                () -> names.addTo(Spec.command(
                        "check",
                        "Find every mistake in a profile; the box is not looked at.",
                        () -> check(root.session(), names.all))));
        below.put(
                "guide",
                () -> Spec.command(
                        "guide",
                        "The guide's sections, each with the built-in steps that carry it out.",
                        () -> guide(root.session())));
        var spec = Spec.command("profiles", "List, show and check profiles.", ProfilesCommand::call);
        built.addSome(spec, below);
        return spec;
    }

    /** The profiles that stand behind a command; only one command is given. */
    private static final class Names {
        private List<String> all = new ArrayList<>();

        CommandSpec addTo(CommandSpec command) {
            return command.addPositional(Spec.operand(List.class, () -> all, (List<String> value) -> all = value)
                    .auxiliaryTypes(String.class)
                    .required(true)
                    .arity("1..*")
                    .paramLabel("P")
                    .description("Profiles, as for --profile.")
                    .build());
        }
    }

    private static int call() {
        throw new Stop(ExitCode.USAGE, "profiles list, profiles show P, profiles check P, or profiles guide");
    }

    /** Names and summaries. */
    private static int list(Session session) {
        var listed = session.library().listed();
        if (session.options().json) {
            session.json(out -> ProfileJson.list(listed, out));
        } else {
            session.print(ProfileText.list(listed));
        }
        session.library().overlooked().forEach(each -> session.note(Escape.text(each)));
        return ExitCode.OK.code();
    }

    /** One profile, flattened. */
    private static int show(Session session, List<String> names) {
        session.reports().demandNone();
        var profile = Preparation.read(session, names);
        if (session.options().json) {
            session.json(out -> ProfileJson.show(profile, out));
        } else {
            session.print(ProfileText.show(profile));
        }
        return ExitCode.OK.code();
    }

    /** The guide's sections and what carries them out. */
    private static int guide(Session session) {
        session.reports().demandNone();
        var sections = GuideSection.of(ProfileReader.shipped());
        if (session.options().json) {
            session.json(out -> GuideJson.write(sections, out));
        } else {
            session.print(GuideText.render(sections));
        }
        return ExitCode.OK.code();
    }

    /** Finds every mistake in profiles. */
    private static int check(Session session, List<String> names) {
        if (session.options().json && names.size() > 1) {
            throw new Stop(ExitCode.USAGE, "--json is one document: check one profile at a time");
        }
        var all = names.stream().map(name -> checked(session, name)).toList();
        return all.stream()
                .filter(code -> code != ExitCode.OK)
                .findFirst()
                .orElse(ExitCode.OK)
                .code();
    }

    private static ExitCode checked(Session session, String name) {
        return switch (new ProfileReader(session.library()).read(List.of(name))) {
            case ProfileReader.Reading.Good(var profile) -> {
                tell(
                        session,
                        name,
                        List.of(),
                        name + ": good, " + profile.steps().size()
                                + (profile.steps().size() == 1 ? " step" : " steps"));
                yield ExitCode.OK;
            }
            case ProfileReader.Reading.Invalid(var diagnostics) -> {
                tell(session, name, diagnostics, DiagnosticText.render(diagnostics));
                session.reports().annotate(diagnostics);
                yield ExitCode.INVALID_PROFILE;
            }
            case ProfileReader.Reading.NotFound(var missing, var nearby) ->
                throw new Stop(
                        ExitCode.NO_PROFILE, "there is no profile " + missing + "\n  " + String.join("\n  ", nearby));
        };
    }

    private static void tell(Session session, String name, List<Diagnostic> diagnostics, String text) {
        if (session.options().json) {
            session.json(out -> ProfileJson.checked(name, diagnostics, out));
        } else {
            session.print(text);
        }
    }
}
