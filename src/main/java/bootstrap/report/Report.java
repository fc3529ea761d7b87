package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.check.Judged;
import bootstrap.check.Whereabouts;
import bootstrap.plan.Plan;
import bootstrap.profile.Profile;
import java.time.Duration;
import java.util.List;

/**
 * All that a run found and did, as one value: every format is made from it.
 *
 * @param command the subcommand that ran: plan, apply or verify
 * @param headline the box in one line
 * @param plan without steps when none was made
 * @param outcomes empty unless something was applied
 * @param verdicts empty unless something was verified
 * @param left what is not real yet, and what the user's sessions see
 */
public record Report(
        String command,
        String headline,
        Profile profile,
        String targetUser,
        Plan plan,
        List<ComponentOutcome> outcomes,
        List<Judged> verdicts,
        Left left,
        Duration took) {
    /** Something that is left for the person to do, and why. */
    public record Pending(String what, String reason) {}

    /**
     * What a run leaves to the person who will use the box.
     *
     * @param pending what is not real until a new shell, login or reboot
     * @param sessions where each kind of session finds the tools of the checks; empty when nobody looked
     * @param strict why the run fails only because it is strict
     */
    public record Left(List<Pending> pending, List<Whereabouts> sessions, List<String> strict) {
        /** Nothing, or nobody looked. */
        public static final Left NOTHING = new Left(List.of(), List.of(), List.of());

        public Left {
            pending = List.copyOf(pending);
            sessions = List.copyOf(sessions);
            strict = List.copyOf(strict);
        }
    }

    public Report {
        outcomes = List.copyOf(outcomes);
        verdicts = List.copyOf(verdicts);
    }

    /** What a plan came to. */
    public static Report planned(String headline, Profile profile, String targetUser, Plan plan, Duration took) {
        return new Report("plan", headline, profile, targetUser, plan, List.of(), List.of(), Left.NOTHING, took);
    }

    /** What the apply of a plan came to. */
    public static Report applied(
            Report planned, List<ComponentOutcome> outcomes, List<Judged> verdicts, Left left, Duration took) {
        return new Report(
                "apply",
                planned.headline(),
                planned.profile(),
                planned.targetUser(),
                planned.plan(),
                outcomes,
                verdicts,
                left,
                took);
    }

    /** What a verify came to: it makes no plan and asks for no facts. */
    public static Report verified(Profile profile, String targetUser, List<Judged> verdicts, Left left, Duration took) {
        return new Report("verify", "", profile, targetUser, Plan.NONE, List.of(), verdicts, left, took);
    }

    /** What is not real until a new shell, login or reboot. */
    public List<Pending> pending() {
        return left.pending();
    }
}
