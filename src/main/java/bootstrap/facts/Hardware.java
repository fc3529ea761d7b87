package bootstrap.facts;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Processor and memory: what the host has, less what this process may not use. When the two sources of the host's
 * numbers (OSHI) give nothing sensible, /proc is read instead.
 */
record Hardware(Tree tree, IntSupplier hostProcessors, LongSupplier hostMemory) {
    private static final Pattern MODEL = Pattern.compile("(?m)^(?:model name|Model|cpu model)\\s*:\\s*(\\S.*)$");
    private static final Pattern LISTED = Pattern.compile("(?m)^processor\\s*:");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s+([0-9]{1,15}) kB$");
    private static final Pattern AFFINITY =
            Pattern.compile("(?m)^Cpus_allowed_list:\\s+((?:[0-9]{1,6}(?:-[0-9]{1,6})?,?)++)$");

    Fact<Processor> processor() {
        var cpuinfo = tree.text("/proc/cpuinfo");
        var model = MODEL.matcher(cpuinfo.orElse(""));
        var name = model.find() ? model.group(1).strip() : "";
        return positive(hostProcessors::getAsInt, cpuinfo.map(Hardware::listed))
                .map(host -> new Processor(name, (int) Math.min(host, usableProcessors()), Math.toIntExact(host)));
    }

    Fact<Memory> memory() {
        return positive(hostMemory, tree.text("/proc/meminfo").map(Hardware::total))
                .map(host -> new Memory(Math.min(host, new Cgroup(tree).memory().orElse(host)), host));
    }

    /** OSHI's answer if it is a possible one, else that of /proc; it may also throw, on a box without /sys. */
    private static Fact<Long> positive(LongSupplier source, Fact<Long> fallback) {
        long answer = 0;
        try {
            answer = source.getAsLong();
        } catch (RuntimeException | LinkageError nothingSensible) {
            answer = 0;
        }
        if (answer > 0) {
            return new Fact.Known<>(answer);
        }
        return fallback.flatMap(
                other -> other > 0 ? new Fact.Known<>(other) : new Fact.Unknown<>("/proc gives no number for it"));
    }

    private static long listed(String cpuinfo) {
        return LISTED.matcher(cpuinfo).results().count();
    }

    private static long total(String meminfo) {
        var line = MEMORY.matcher(meminfo);
        return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
    }

    /** The affinity holds what a cpuset (v1 and v2) or taskset leaves; a quota is another matter. */
    private long usableProcessors() {
        var affinity = AFFINITY.matcher(tree.text("/proc/self/status").orElse(""));
        long allowed = affinity.find() ? members(affinity.group(1)) : Long.MAX_VALUE;
        return Math.min(allowed, new Cgroup(tree).processors().orElse(Long.MAX_VALUE));
    }

    /** How many numbers a list such as {@code 0-3,8} has. */
    private static long members(String list) {
        return Stream.of(list.split(",", -1))
                .map(range -> range.split("-", -1))
                .mapToLong(ends -> Long.parseLong(ends[ends.length - 1]) - Long.parseLong(ends[0]) + 1)
                .sum();
    }
}
