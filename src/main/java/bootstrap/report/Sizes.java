package bootstrap.report;

/** Numbers of bytes in words, in the binary units of IEC 80000-13; cut off, never rounded up. */
public final class Sizes {
    private Sizes() {}

    /** {@code 37 KiB}, {@code 512 MiB}, {@code 31.2 GiB}, {@code 214 GiB}. */
    public static String text(long bytes) {
        if (bytes > 0 && bytes < 1 << 20) {
            return Math.max(1, bytes >> 10) + " KiB";
        }
        long mebibytes = bytes >> 20;
        if (mebibytes < 1_024) {
            return mebibytes + " MiB";
        }
        long tenths = mebibytes * 10 / 1_024;
        return tenths < 1_000 ? tenths / 10 + "." + tenths % 10 + " GiB" : tenths / 10 + " GiB";
    }
}
