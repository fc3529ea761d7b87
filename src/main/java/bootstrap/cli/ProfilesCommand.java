package bootstrap.cli;

import bootstrap.profile.ProfileReader;
import bootstrap.report.DiagnosticText;
import bootstrap.report.ProfileJson;
import bootstrap.report.ProfileText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Looks at profiles without looking at the box. */
@Command(
        name = "profiles",
        description = "List, show and check profiles.",
        subcommands = {ProfilesCommand.ListThem.class, ProfilesCommand.Show.class, ProfilesCommand.Check.class})
final class ProfilesCommand implements Callable<Integer> {
    @ParentCommand
    private Bootstrap root;

    Bootstrap root() {
        return root;
    }

    @Override
    public Integer call() {
        throw new Stop(ExitCode.USAGE, "profiles list, profiles show P, or profiles check P");
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
            root.options().profiles = names;
            var session = root.session();
            var profile = Preparation.read(root.options(), session.library());
            if (root.options().json) {
                session.json(out -> ProfileJson.show(profile, out));
            } else {
                session.print(ProfileText.show(profile));
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
            var worst = ExitCode.OK;
            for (String name : names) {
                var code = checked(session, name);
                worst = worst == ExitCode.OK ? code : worst;
            }
            return worst.code();
        }

        private static ExitCode checked(Session session, String name) {
            return switch (new ProfileReader(session.library()).read(List.of(name))) {
                case ProfileReader.Reading.Good(var profile) -> {
                    session.print(name + ": good, " + profile.steps().size() + " steps");
                    yield ExitCode.OK;
                }
                case ProfileReader.Reading.Invalid(var diagnostics) -> {
                    session.print(DiagnosticText.render(diagnostics));
                    yield ExitCode.INVALID_PROFILE;
                }
                case ProfileReader.Reading.NotFound(var missing, var nearby) -> {
                    session.note("there is no profile " + missing + " " + String.join(", ", nearby));
                    yield ExitCode.NO_PROFILE;
                }
            };
        }
    }
}
