package bootstrap.facts;

import java.util.Set;

/** Who runs the tool, and for whom it works. */
public sealed interface People {
    /** Why the target was chosen. */
    enum Choice {
        /** By {@code --user}. */
        NAMED,
        /** By SUDO_USER, since root came through sudo. */
        BEHIND_SUDO,
        /** Nobody else is meant. */
        SELF
    }

    /**
     * Both are known.
     *
     * @param sessionGroups numbers of the groups this process has, which may lack one joined since the login
     */
    record Resolved(Account self, Account target, Choice choice, Set<Integer> sessionGroups) implements People {
        public Resolved {
            sessionGroups = Set.copyOf(sessionGroups);
        }

        /** Whether this process may change the system without help. */
        public boolean isRoot() {
            return self.isRoot();
        }
    }

    /** One of the two has no entry among the box's users, or nobody could say. */
    record Unresolved(String reason) implements People {}
}
