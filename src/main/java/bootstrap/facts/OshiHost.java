package bootstrap.facts;

import java.util.List;
import oshi.hardware.common.platform.linux.LinuxCentralProcessor;
import oshi.hardware.common.platform.linux.LinuxGlobalMemory;
import oshi.util.GlobalConfig;
import oshi.util.linux.SysPath;

/**
 * The host's hardware as OSHI counts it, from /proc and /sys alone. OSHI's front door would start uname, getconf, id,
 * lshw and dmidecode by name on the caller's PATH, and JNA would unpack a library: these classes behind it do neither.
 */
final class OshiHost {
    static {
        // Else the caller's OSHI_ variables would say where /proc is.
        GlobalConfig.clear();
    }

    private OshiHost() {}

    /** Bytes of main memory; 0 when OSHI can't tell. */
    static long memory() {
        return new LinuxGlobalMemory(4096).getTotal();
    }

    /** Logical processors. */
    static int processors() {
        return new Topology().getLogicalProcessorCount();
    }

    /** The processors as /sys lists them. Nothing else of this class is asked: the rest of OSHI's starts programs. */
    private static final class Topology extends LinuxCentralProcessor {
        private static final long TICKS_PER_SECOND = 100;

        Topology() {
            super(TICKS_PER_SECOND);
        }

        /** From /sys. With an empty answer OSHI would start lscpu, so no answer it is then. */
        @Override
        protected List<String> enumerateCpuSyspathsViaUdev() {
            var paths = cpuSyspathsFromSysfs(SysPath.CPU);
            if (paths.isEmpty()) {
                throw new IllegalStateException("no processors in " + SysPath.CPU);
            }
            return paths;
        }

        /** Not available, says -1. */
        @Override
        protected int getloadavgNative(double[] averages, int count) {
            return -1;
        }
    }
}
