package bootstrap.profile;

/**
 * What a profile says that bringing a component takes, in bytes. It is an author's measurement, good for a warning
 * before something starts.
 *
 * @param fetch what comes over the network
 * @param disk what stays
 */
public record Size(long fetch, long disk) {
    /** Nothing is said. */
    public static final Size UNSAID = new Size(0, 0);

    public Size plus(Size other) {
        return new Size(fetch + other.fetch, disk + other.disk);
    }

    /** Of two statements about one thing the more careful one. */
    public Size larger(Size other) {
        return new Size(Math.max(fetch, other.fetch), Math.max(disk, other.disk));
    }
}
