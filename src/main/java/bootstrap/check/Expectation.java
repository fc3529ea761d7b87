package bootstrap.check;

import bootstrap.source.Location;

/** A check with the step it belongs to and the profile's line that asks for it. */
public record Expectation(String step, Check check, Location at, Standing standing) {
    /** Whether it is asked on this box, by the conditions of its step and entry. */
    public sealed interface Standing {
        record Asked() implements Standing {}

        /** The conditions don't hold here. */
        record NotHere(String reason) implements Standing {}

        /** Whether the conditions hold could not be found out. */
        record Open(String reason) implements Standing {}
    }
}
