package bootstrap.component;

/** What a probe learned. Unknown is not Absent: a failed probe must never look like something missing. */
public sealed interface State {
    record Absent() implements State {}

    /** The observation as text (a version, a hash, "active"): fits every kind, prints, and can be compared later. */
    record Present(String found) implements State {}

    record Unknown(String reason) implements State {}
}
