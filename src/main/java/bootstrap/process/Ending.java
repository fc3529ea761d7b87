package bootstrap.process;

/**
 * The end of this process by a signal or an exit: hooks end its programs and remove what is temporary, while all other
 * threads still run. What those see from then on is not as it was, and must not be told as a result.
 */
public final class Ending {
    private Ending() {}

    /** Whether it has begun. */
    public static boolean hasBegun() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException begun) {
            return true;
        }
    }

    /** Where it has begun, this thread does nothing more; else nothing happens. */
    public static void await() {
        if (hasBegun()) {
            never();
        }
    }

    /** Does nothing until the process is gone. */
    static void never() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                // There is nothing to go on with.
            }
        }
    }
}
