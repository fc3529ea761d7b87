package bootstrap.preflight;

import java.time.Duration;

/** Numbers as people say them. */
final class Words {
    private Words() {}

    /** In MiB or GiB, cut off and never rounded up. */
    static String bytes(long bytes) {
        long mebibytes = bytes >> 20;
        return mebibytes < 1024
                ? mebibytes + " MiB"
                : (mebibytes >> 10) + "." + (((mebibytes & 1023) * 10) >> 10) + " GiB";
    }

    /** In the largest unit that gives two or more, without a sign: {@code 26 h}, {@code 90 min}, {@code 40 s}. */
    static String length(Duration duration) {
        var length = duration.abs();
        if (length.toDays() >= 2) {
            return length.toDays() + " days";
        }
        if (length.toHours() >= 2) {
            return length.toHours() + " h";
        }
        return length.toMinutes() >= 2 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }
}
