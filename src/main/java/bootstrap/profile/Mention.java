package bootstrap.profile;

import bootstrap.source.Location;

/** A name in a profile whose meaning may stand in another one, so that it is judged when all are read. */
sealed interface Mention {
    Location at();

    /** A condition asks for this value of an option. */
    record OptionValue(String option, String value, Location at) implements Mention {}

    /** A program is to run in this virtual environment. */
    record VenvUsed(String name, Location at) implements Mention {}

    /** A step brings this virtual environment. */
    record VenvMade(String name, Location at) implements Mention {}

    /** Packages are to be installed by uv. */
    record UvUsed(Location at) implements Mention {}

    /** A step needs another one. */
    record Need(String step, String needed, Location at) implements Mention {}
}
