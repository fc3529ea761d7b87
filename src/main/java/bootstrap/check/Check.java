package bootstrap.check;

import bootstrap.component.Component;
import bootstrap.component.Workplace;
import bootstrap.process.As;
import bootstrap.version.Constraint;
import java.time.Duration;
import java.util.List;

/** One thing that must be true of the finished box. */
public sealed interface Check {
    /**
     * Commands that are run one after the other in one fresh directory: all must exit 0, but for the last, of which the
     * rest is asked.
     */
    record Run(List<List<String>> commands, Expected expected, Workplace workplace, As as, Duration limit)
            implements Check {
        public Run {
            commands = commands.stream().map(List::copyOf).toList();
            if (commands.isEmpty()) {
                throw new IllegalArgumentException("a run without commands");
            }
        }
    }

    /** Something listens on a TCP port of this box. */
    record Port(String host, int number) implements Check {}

    /** A component is as desired: nothing would change. */
    record Holds(Component component) implements Check {}

    /**
     * What is asked of a command's end.
     *
     * @param version of the first dotted number in stdout, else in stderr; {@link Constraint#ANY} asks nothing
     * @param stdout text that must occur in it; "" asks nothing
     * @param stderr text that must occur in it; "" asks nothing
     * @param tells name of a fact that it must print in stdout, as a line {@code NAME: TEXT}; "" asks nothing
     */
    record Expected(Constraint version, String stdout, String stderr, int exit, String tells) {
        public static final Expected SUCCESS = new Expected(Constraint.ANY, "", "", 0);

        /** One that need not tell anything. */
        public Expected(Constraint version, String stdout, String stderr, int exit) {
            this(version, stdout, stderr, exit, "");
        }
    }
}
