package bootstrap.report;

import bootstrap.check.Check;
import bootstrap.process.Command;
import bootstrap.version.Constraint;
import java.util.stream.Collectors;

/** A check in few words, the same whatever came of it. */
final class CheckLabel {
    private CheckLabel() {}

    static String of(Check check) {
        return switch (check) {
            case Check.Run run -> commands(run) + version(run.expected().version());
            case Check.Port(String host, int number) -> "port " + number + " of " + host;
            case Check.Holds(var component) -> component.kind() + " " + component.name();
        };
    }

    private static String commands(Check.Run run) {
        return run.commands().stream()
                .map(words -> Command.checking(words).typed())
                .collect(Collectors.joining(" && "));
    }

    private static String version(Constraint wanted) {
        return wanted.equals(Constraint.ANY) ? "" : " (" + wanted.text() + ")";
    }
}
