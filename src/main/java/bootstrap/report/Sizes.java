package bootstrap.report;

/** Numbers of bytes in words, in the binary units of IEC 80000-13; cut off, never rounded up. */
public final class Sizes {
    private Sizes() {}

    /** {@code 37 KiB}, {@code 1.8 MiB}, {@code 512 MiB}, {@code 31.2 GiB}, {@code 214 GiB}. */
    public static String text(long bytes) {
        if (bytes > 0 && bytes < 1 << 20) {
            return Math.max(1, bytes >> 10) + " KiB";
        }
        if (bytes < 1 << 30) {
            long mebibytes = bytes >> 20;
            return mebibytes == 0 || mebibytes >= 10 ? mebibytes + " MiB" : inTenths(bytes, 20) + " MiB";
        }
        return inTenths(bytes, 30) + " GiB";
    }

    /** With one digit behind the point below a hundred. */
    private static String inTenths(long bytes, int unit) {
        long whole = bytes >> unit;
        long rest = bytes - (whole << unit);
        return whole < 100 ? whole + "." + ((rest * 10) >> unit) : String.valueOf(whole);
    }
}
