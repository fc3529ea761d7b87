package bootstrap.apply;

import bootstrap.component.Component;
import bootstrap.profile.Step;
import bootstrap.source.Location;

/** One component of a step with its outcome. */
public record ComponentOutcome(Step step, Component component, Location at, Outcome outcome) {}
