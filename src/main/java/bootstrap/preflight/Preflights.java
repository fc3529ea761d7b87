package bootstrap.preflight;

import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.facts.AptSources;
import bootstrap.facts.Box;
import bootstrap.fetch.Reachability;
import bootstrap.plan.Plan;
import bootstrap.process.CommandRunner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** All preflights of one box. */
public final class Preflights {
    private final Box box;
    private final CommandRunner reading;
    private final Reachability reachability;
    private final Clock clock;
    private final Skips skips;

    /** Takes how to look at the box and out of it, whose time counts, and what is left out. */
    public Preflights(Box box, CommandRunner reading, Reachability reachability, Clock clock, Skips skips) {
        this.box = box;
        this.reading = reading;
        this.reachability = reachability;
        this.clock = clock;
        this.skips = skips;
    }

    /** What is to say of the box whatever will be done with it; of the network, whether apt's archives answer. */
    public List<Finding> ofBox() {
        var sources = AptSources.below(box.root());
        var findings = new ArrayList<>(new DiskLook(box).ofBox());
        findings.addAll(new BoxLook(box).findings());
        findings.addAll(outside(new Needs(box, sources).ofArchives(), Severity.ERROR));
        findings.addAll(new SourcesLook(sources, box.root()).findings(Severity.ERROR));
        findings.addAll(new PackagesLook(box).findings());
        findings.addAll(new PackagesLook(box).snap().toList());
        return left(findings);
    }

    /** What this plan would run into; nothing when it does nothing. */
    public List<Finding> before(Plan plan, Closure closure) {
        if (plan.changesNothing()) {
            return List.of();
        }
        var effects = plan.effects().stream().map(Plan.PlannedEffect::effect).toList();
        var sources = AptSources.below(box.root());
        boolean refreshes = effects.stream().anyMatch(Effect.RefreshIndex.class::isInstance);
        var ofRefresh = refreshes ? Severity.ERROR : Severity.WARNING;
        var findings = new ArrayList<>(new DiskLook(box).before(plan, closure));
        findings.add(new BoxLook(box).memory());
        findings.addAll(outside(new Needs(box, sources).of(plan, closure), ofRefresh));
        if (effects.stream().anyMatch(effect -> effect.lane() instanceof Effect.Lane.Apt)) {
            findings.addAll(new SourcesLook(sources, box.root()).findings(ofRefresh));
            findings.addAll(new PackagesLook(box).findings());
        }
        if (effects.stream().anyMatch(Preflights::bringsDocker)) {
            findings.addAll(new PackagesLook(box).snap().toList());
        }
        return left(findings);
    }

    private static boolean bringsDocker(Effect effect) {
        return effect instanceof Effect.InstallPackages(var names, var recommends)
                && names.stream().anyMatch(name -> name.equals("docker.io") || name.equals("docker-ce"));
    }

    /** The clock is compared with those of the hosts that were looked at. */
    private List<Finding> outside(List<Need> needs, Severity ofLists) {
        var seen = new NetworkLook(reachability, reading, skips).seen(needs);
        var findings = new ArrayList<>(seen.findings());
        findings.add(new ClockLook(clock).finding(box.root(), ofLists, seen.clocks()));
        return findings;
    }

    private List<Finding> left(List<Finding> findings) {
        return findings.stream().filter(each -> !skips.cover(each.id())).toList();
    }
}
