package bootstrap.facts;

/**
 * Main memory in bytes.
 *
 * @param usable the host's, or the limit of the cgroup this process lives in when that is less
 * @param host what the machine has; in a container that is not the container's
 */
public record Memory(long usable, long host) {}
