package bootstrap.profile;

import bootstrap.component.Component;
import bootstrap.source.Location;

/** A component, and where the profile asks for it. */
record Placed(Component component, Location at) {}
