package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareTest {
    private static final long GIB = 1L << 30;

    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root);
    }

    @Test
    void withoutLimitsTheHostIsUsable() {
        assertThat(memory(8 * GIB)).isEqualTo(new Fact.Known<>(new Memory(8 * GIB, 8 * GIB)));
        assertThat(processor(4)).isEqualTo(new Fact.Known<>(new Processor("", 4, 4)));
    }

    @Test
    void namesTheModelTheKernelNames() {
        box.file("/proc/cpuinfo", "processor\t: 0\nmodel\t\t: 17\nmodel name\t: Some CPU @ 2.00GHz \nflags\t: a b\n");

        assertThat(processor(4).map(Processor::model)).isEqualTo(new Fact.Known<>("Some CPU @ 2.00GHz"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void fallsBackToProcWhenOshiGivesNothingSensible(LongSupplier source) {
        box.file("/proc/meminfo", "MemTotal:       16384 kB\nMemFree:        1 kB\n")
                .file("/proc/cpuinfo", "processor\t: 0\n\nprocessor\t: 1\n");
        var hardware = new Hardware(box.tree(), () -> Math.toIntExact(source.getAsLong()), source);

        assertThat(hardware.memory().map(Memory::host)).isEqualTo(new Fact.Known<>(16L << 20));
        assertThat(hardware.processor().map(Processor::host)).isEqualTo(new Fact.Known<>(2));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void isUnknownWhenProcIsHiddenToo(LongSupplier source) {
        var hardware = new Hardware(box.tree(), () -> Math.toIntExact(source.getAsLong()), source);

        assertThat(hardware.memory()).isEqualTo(new Fact.Unknown<>("/proc/meminfo does not exist"));
        assertThat(hardware.processor()).isEqualTo(new Fact.Unknown<>("/proc/cpuinfo does not exist"));
    }

    @Test
    void isUnknownWhenProcSaysNothing() {
        box.file("/proc/meminfo", "MemTotal: lots\n");

        assertThat(memory(0)).isEqualTo(new Fact.Unknown<>("/proc gives no number for it"));
    }

    @ParameterizedTest
    @CsvSource({
        "memory.max,                     1073741824,          1073741824",
        "memory.max,                     max,                 8589934592",
        "memory.max,                     0,                   8589934592",
        "memory.max,                     rubbish,             8589934592",
        "memory.max,                     99999999999999999999,8589934592",
        "memory/memory.limit_in_bytes,   1073741824,          1073741824",
        "memory/memory.limit_in_bytes,   9223372036854771712, 8589934592",
    })
    void clampsMemoryToTheLimitOfTheMount(String file, String limit, long usable) {
        box.file("/sys/fs/cgroup/" + file, limit + "\n");

        assertThat(memory(8 * GIB)).isEqualTo(new Fact.Known<>(new Memory(usable, 8 * GIB)));
    }

    @ParameterizedTest
    @CsvSource({
        "0::/a/b,            /sys/fs/cgroup/a/b/memory.max",
        "0::/a/b,            /sys/fs/cgroup/a/memory.max",
        "0::/../outside,     /sys/fs/cgroup/memory.max",
        "4:memory:/docker/x, /sys/fs/cgroup/memory/docker/x/memory.limit_in_bytes",
        "4:memory:/docker/x, /sys/fs/cgroup/memory/memory.limit_in_bytes",
    })
    void findsTheLimitOfTheGroupAndOfWhatIsAbove(String group, String file) {
        box.file("/proc/self/cgroup", "9:name=systemd:/\n" + group + "\n").file(file, "" + GIB);

        assertThat(memory(8 * GIB).map(Memory::usable)).isEqualTo(new Fact.Known<>(GIB));
    }

    @Test
    void aLimitBesideTheGroupDoesNotCount() {
        box.file("/proc/self/cgroup", "0::/a/b\n").file("/sys/fs/cgroup/a/other/memory.max", "" + GIB);

        assertThat(memory(8 * GIB).map(Memory::usable)).isEqualTo(new Fact.Known<>(8 * GIB));
    }

    @Test
    void theLeastLimitOfAllCounts() {
        box.file("/proc/self/cgroup", "0::/a/b\n")
                .file("/sys/fs/cgroup/a/b/memory.max", "" + 4 * GIB)
                .file("/sys/fs/cgroup/a/memory.max", "" + 2 * GIB)
                .file("/sys/fs/cgroup/memory.max", "max");

        assertThat(memory(8 * GIB).map(Memory::usable)).isEqualTo(new Fact.Known<>(2 * GIB));
    }

    @ParameterizedTest
    @CsvSource({
        "200000 100000, 2",
        "150000 100000, 2",
        "10000 100000,  1",
        "max 100000,    8",
        "900000 100000, 8",
        "200000,        8",
        "200000 0,      8",
    })
    void clampsProcessorsToAQuotaRoundedUp(String quota, int usable) {
        box.file("/sys/fs/cgroup/cpu.max", quota + "\n");

        assertThat(processor(8)).isEqualTo(new Fact.Known<>(new Processor("", usable, 8)));
    }

    @ParameterizedTest
    @CsvSource({"300000, 3", "-1, 8"})
    void clampsProcessorsToAQuotaOfVersion1(String quota, int usable) {
        box.file("/proc/self/cgroup", "2:cpu,cpuacct:/docker/x\n")
                .file("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", quota + "\n")
                .file("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

        assertThat(processor(8).map(Processor::usable)).isEqualTo(new Fact.Known<>(usable));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 1", "0-3 | 4", "0-1,4,6-7 | 5", "0-127 | 8", "0- | 8", "0,,1 | 8", "'' | 8", "a-b | 8"})
    void clampsProcessorsToTheAffinity(String list, int usable) {
        box.file("/proc/self/status", "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t" + list + "\nNext:\t1\n");

        assertThat(processor(8).map(Processor::usable)).isEqualTo(new Fact.Known<>(usable));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/cgroup", "/proc/self/status", "/sys/fs/cgroup/cpu.max"})
    void anUnreadableLimitIsNone(String place) {
        box.directory(place);

        assertThat(processor(8).map(Processor::usable)).isEqualTo(new Fact.Known<>(8));
    }

    private Fact<Memory> memory(long host) {
        return new Hardware(box.tree(), () -> 1, () -> host).memory();
    }

    private Fact<Processor> processor(int host) {
        IntSupplier processors = () -> host;
        return new Hardware(box.tree(), processors, () -> 1).processor();
    }

    private static Stream<LongSupplier> nonsense() {
        return Stream.of(
                () -> 0,
                () -> -1,
                () -> {
                    throw new IllegalStateException("no /sys");
                },
                () -> {
                    throw new NoClassDefFoundError("oshi");
                });
    }
}
