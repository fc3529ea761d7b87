package bootstrap.component;

import bootstrap.facts.Box;
import bootstrap.process.CommandRunner;

/** One thing the box must have. */
public sealed interface Component
        permits AptPackage,
                RustToolchain,
                VirtualEnvironment,
                Membership,
                Service,
                ManagedFile,
                DownloadedFile,
                GuardedRun,
                AptRepository {
    /** The word of the profile for this kind of component. */
    String kind();

    /** What tells this component from others of its kind, as shown to people. */
    String name();

    /** Whether it is one file, and its name the path of that. */
    default boolean isOneFile() {
        return false;
    }

    /** Whether looking at it starts programs. */
    default boolean asksPrograms() {
        return false;
    }

    /** Whether it needs nothing of other steps, though its step doesn't say what it needs. */
    default boolean standsAlone() {
        return false;
    }

    /** Whether it can be made on this box before the packages of its step are there. */
    default boolean precedesPackages(Box box) {
        return false;
    }

    /** Looks whether it is there; changes nothing and starts only reading commands. */
    State probe(Box box, CommandRunner reading);

    /** Decides what to do; a pure function of its arguments. */
    Change plan(State observed, Outlook outlook);
}
