package bootstrap.profile;

import bootstrap.facts.Fact;
import bootstrap.facts.People;
import bootstrap.version.Constraint;
import bootstrap.version.Version;

/** Conditions on what runs on the box, and in what it runs. */
sealed interface OnSystem extends Condition {
    /**
     * The release of Ubuntu or Debian; a derivative counts as the release it is made from.
     *
     * @param distribution {@code ubuntu} or {@code debian}
     */
    record Release(String distribution, Constraint versions) implements OnSystem {
        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts().release().flatMap(this::judged);
        }

        private Fact<Sight> judged(bootstrap.facts.Release found) {
            if (!found.family().equals(distribution)) {
                return new Fact.Known<>(new Sight(false, "release is " + named(found)));
            }
            if (versions.equals(Constraint.ANY)) {
                return new Fact.Known<>(new Sight(true, "release is " + named(found)));
            }
            return found.versionOf(distribution)
                    .<Fact<Sight>>map(version -> new Fact.Known<>(compared(found, version)))
                    .orElseGet(() -> new Fact.Unknown<>(
                            "which version of " + distribution + " " + named(found) + " is like is not known"));
        }

        private Sight compared(bootstrap.facts.Release found, String version) {
            var base = found.id().equals(distribution) ? "" : " (made from " + distribution + " " + version + ")";
            return new Sight(versions.accepts(new Version(version)), "release is " + named(found) + base);
        }

        /** Of Ubuntu the number alone: that is what conditions without a name are about. */
        private static String named(bootstrap.facts.Release found) {
            return found.id().equals("ubuntu") && !found.version().isEmpty()
                    ? found.version()
                    : (found.id() + " " + found.version()).strip();
        }
    }

    /** Whether the box is a container, of whatever kind. */
    record InContainer(boolean wanted) implements OnSystem {
        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts()
                    .container()
                    .map(found -> new Sight(
                            found.isPresent() == wanted,
                            found.map(kind -> "this is a container (" + kind + ")")
                                    .orElse("this is no container")));
        }
    }

    /** A container of this kind, such as {@code docker}. */
    record ContainerKind(String wanted) implements OnSystem {
        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts()
                    .container()
                    .map(found -> new Sight(
                            found.filter(wanted::equals).isPresent(),
                            found.map(kind -> "this is a container (" + kind + ")")
                                    .orElse("this is no container")));
        }
    }

    /** Whether the box is a Windows Subsystem for Linux. */
    record InWsl(boolean wanted) implements OnSystem {
        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts()
                    .wsl()
                    .map(found -> new Sight(found == wanted, found ? "this is WSL" : "this is not WSL"));
        }
    }

    /** Whether root runs the tool: {@code as: root} elevates nothing, so without root there is nothing to ask. */
    record ByRoot(boolean wanted) implements OnSystem {
        @Override
        public Fact<Sight> look(Asked asked) {
            return switch (asked.facts().people()) {
                case People.Resolved resolved -> new Fact.Known<>(sight(resolved));
                case People.Unresolved(String reason) -> new Fact.Unknown<>(reason);
            };
        }

        private Sight sight(People.Resolved people) {
            var name = people.isRoot() ? "root" : people.self().name();
            return new Sight(people.isRoot() == wanted, name + " runs this");
        }
    }

    /** Whether systemd runs the box. */
    record Systemd(boolean wanted) implements OnSystem {
        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts()
                    .systemd()
                    .map(found -> new Sight(found == wanted, found ? "systemd is running" : "systemd is not running"));
        }
    }
}
