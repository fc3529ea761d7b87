package bootstrap.component;

import bootstrap.version.Version;
import java.util.Map;

/** What apt could install, by its cached lists. */
public sealed interface Candidates {
    /** The candidate version of each name asked that has one. */
    record Listed(Map<String, Version> versions) implements Candidates {
        public Listed {
            versions = Map.copyOf(versions);
        }
    }

    /** The box has no package lists yet, as every fresh image: candidates are known after a refresh. */
    record NoLists() implements Candidates {}

    /** Nobody asked apt: what counts is whether a package is there. */
    record Unasked() implements Candidates {}

    record Unreadable(String reason) implements Candidates {}
}
