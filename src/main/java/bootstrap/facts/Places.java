package bootstrap.facts;

import java.nio.file.Path;

/**
 * Where the tool keeps its own things: by the XDG base directory specification for a user, below /var for root.
 *
 * @param state logs and settings of runs
 * @param cache downloads; another user may read what root keeps here
 */
public record Places(Path state, Path cache) {
    /** The places of the user who started the tool. */
    public static Places of(Box box) {
        if (box.self().uid() == 0) {
            return new Places(Path.of("/var/lib/bootstrap"), Path.of("/var/cache/bootstrap"));
        }
        return new Places(place(box, "XDG_STATE_HOME", ".local/state"), place(box, "XDG_CACHE_HOME", ".cache"));
    }

    /** A relative path in such a variable is to be ignored, says the specification. */
    private static Path place(Box box, String variable, String otherwise) {
        return box.environment()
                .get(variable)
                .filter(value -> value.startsWith("/"))
                .map(Path::of)
                .orElse(box.self().home().resolve(otherwise))
                .resolve("bootstrap");
    }
}
