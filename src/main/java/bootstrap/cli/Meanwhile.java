package bootstrap.cli;

/** Work that is begun early because somebody will soon ask for it. */
final class Meanwhile {
    private Meanwhile() {}

    /** Begins beside the caller. Whoever asks for the result waits for it, and meets what went wrong again. */
    static void begin(Runnable work) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
                // The one who asks has it thrown, too.
            }
        });
    }
}
