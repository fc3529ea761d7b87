package bootstrap.cli;

import bootstrap.component.AptIndex;
import bootstrap.facts.AptLocks;
import bootstrap.facts.Environment;
import bootstrap.facts.FactsProbe;
import bootstrap.fetch.Proxies;
import bootstrap.fetch.Reachability;
import bootstrap.fetch.Trust;
import bootstrap.process.Caller;
import bootstrap.process.CommandRunner;
import bootstrap.process.ProgramRunner;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Where the real box comes in; tests of the whole program put a made-up one in its place. */
public interface Wiring {
    /** Starts programs as the caller of the moment would. */
    CommandRunner runner(Supplier<Caller> caller);

    /** Looks at the box. */
    FactsProbe facts(Environment environment, String user, CommandRunner reading);

    /** What a person types to start this tool. */
    String command();

    /** The package lists. */
    AptIndex index();

    /** Who holds the locks of apt and dpkg. */
    AptLocks locks();

    /** Looks at other hosts. */
    Reachability reachability(Trust trust, Proxies proxies);

    /** This machine. */
    static Wiring real() {
        return new ThisMachine();
    }

    /** The box that this process runs on. */
    final class ThisMachine implements Wiring {
        @Override
        public CommandRunner runner(Supplier<Caller> caller) {
            return new ProgramRunner(caller);
        }

        @Override
        public FactsProbe facts(Environment environment, String user, CommandRunner reading) {
            return new FactsProbe(Path.of("/"), environment, user, reading);
        }

        @Override
        public String command() {
            return System.getProperty("bootstrap.command", "bootstrap");
        }

        @Override
        public AptIndex index() {
            return AptIndex.below(Path.of("/"));
        }

        @Override
        public AptLocks locks() {
            return AptLocks.below(Path.of("/"));
        }

        @Override
        public Reachability reachability(Trust trust, Proxies proxies) {
            return Reachability.over(trust, proxies);
        }
    }
}
