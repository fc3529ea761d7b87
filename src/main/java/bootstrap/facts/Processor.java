package bootstrap.facts;

/**
 * The processor.
 *
 * @param model as the kernel names it, "" when it doesn't
 * @param usable logical processors this process may use: the host's, less what a cgroup or an affinity takes away
 * @param host logical processors of the machine
 */
public record Processor(String model, int usable, int host) {}
