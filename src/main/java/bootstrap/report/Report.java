package bootstrap.report;

import bootstrap.apply.ComponentOutcome;
import bootstrap.check.Judged;
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
 * @param pending what is not real until a new shell, login or reboot
 */
public record Report(
        String command,
        String headline,
        Profile profile,
        String targetUser,
        Plan plan,
        List<ComponentOutcome> outcomes,
        List<Judged> verdicts,
        List<Pending> pending,
        Duration took) {
    /** Something that is left for the person to do, and why. */
    public record Pending(String what, String reason) {}

    public Report {
        outcomes = List.copyOf(outcomes);
        verdicts = List.copyOf(verdicts);
        pending = List.copyOf(pending);
    }
}
