package bootstrap.cli;

import bootstrap.profile.GuideSection;
import bootstrap.profile.ProfileReader;
import bootstrap.report.DiagnosticText;
import bootstrap.report.GuideJson;
import bootstrap.report.GuideText;
import bootstrap.report.ProfileJson;
import bootstrap.report.ProfileText;
import bootstrap.source.Diagnostic;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Looks at profiles without looking at the box. */
@Command(
        name = "profiles",
        description = "List, show and check profiles.",
        subcommands = {
            ProfilesCommand.ListThem.class,
            ProfilesCommand.Show.class,
            ProfilesCommand.Check.class,
            ProfilesCommand.Guide.class
        })
final class ProfilesCommand implements Callable<Integer> {
    @ParentCommand
    private Bootstrap root;

    Bootstrap root() {
        return root;
    }

    @Override
    public Integer call() {
        throw new Stop(ExitCode.USAGE, "profiles list, profiles show P, profiles check P, or profiles guide");
    }

    /** Names and summaries. */
    @Command(name = "list", description = "The built-in profiles and those of the user's folder.")
    static final class ListThem implements Callable<Integer> {
        @ParentCommand
        private ProfilesCommand parent;

        @Override
        public Integer call() {
            var session = parent.root().session();
            var listed = session.library().listed();
            if (parent.root().options().json) {
                session.json(out -> ProfileJson.list(listed, out));
            } else {
                session.print(ProfileText.list(listed));
            }
            return ExitCode.OK.code();
        }
    }

    /** One profile, flattened. */
    @Command(name = "show", description = "Every step, with the file and line it comes from.")
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private ProfilesCommand parent;

        @Parameters(paramLabel = "P", arity = "1..*", description = "Profiles, as for --profile.")
        private List<String> names;

        @Override
        public Integer call() {
            var root = parent.root();
            var session = root.session();
            session.reports().demandNone();
            var profile = Preparation.read(session, names);
            if (root.options().json) {
                session.json(out -> ProfileJson.show(profile, out));
            } else {
                session.print(ProfileText.show(profile));
            }
            return ExitCode.OK.code();
        }
    }

    /** The guide's sections and what carries them out. */
    @Command(name = "guide", description = "The guide's sections, each with the built-in steps that carry it out.")
    static final class Guide implements Callable<Integer> {
        @ParentCommand
        private ProfilesCommand parent;

        @Override
        public Integer call() {
            var session = parent.root().session();
            session.reports().demandNone();
            var sections = GuideSection.of(ProfileReader.shipped());
            if (session.options().json) {
                session.json(out -> GuideJson.write(sections, out));
            } else {
                session.print(GuideText.render(sections));
            }
            return ExitCode.OK.code();
        }
    }

    /** Finds every mistake in profiles. */
    @Command(name = "check", description = "Find every mistake in a profile; the box is not looked at.")
    static final class Check implements Callable<Integer> {
        @ParentCommand
        private ProfilesCommand parent;

        @Parameters(paramLabel = "P", arity = "1..*", description = "Profiles, as for --profile.")
        private List<String> names;

        @Override
        public Integer call() {
            var session = parent.root().session();
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
                            name + ": good, " + profile.steps().size() + " steps");
                    yield ExitCode.OK;
                }
                case ProfileReader.Reading.Invalid(var diagnostics) -> {
                    tell(session, name, diagnostics, DiagnosticText.render(diagnostics));
                    session.reports().annotate(diagnostics);
                    yield ExitCode.INVALID_PROFILE;
                }
                case ProfileReader.Reading.NotFound(var missing, var nearby) ->
                    throw new Stop(
                            ExitCode.NO_PROFILE,
                            "there is no profile " + missing + "\n  " + String.join("\n  ", nearby));
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
}
