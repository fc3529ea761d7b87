package bootstrap.check;

import bootstrap.check.Expectation.Standing;
import bootstrap.component.VirtualEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs that checks look up by their bare names. */
public final class Tools {
    private Tools() {}

    /**
     * Each once, in the order of the checks that are asked here. What a check finds in its own virtual environment is
     * none: no PATH leads there.
     *
     * @param home of the user whose environments those are
     */
    public static List<String> of(List<Expectation> expectations, Path home) {
        return expectations.stream()
                .filter(each -> each.standing() instanceof Standing.Asked)
                .map(Expectation::check)
                .filter(Check.Run.class::isInstance)
                .map(Check.Run.class::cast)
                .flatMap(run -> run.commands().stream()
                        .map(List::getFirst)
                        .filter(program -> !program.contains("/")
                                && !isInside(run.workplace().venv(), program, home)))
                .distinct()
                .toList();
    }

    private static boolean isInside(String venv, String program, Path home) {
        return !venv.isEmpty()
                && Files.isExecutable(
                        VirtualEnvironment.place(venv, home).resolve("bin").resolve(program));
    }
}
