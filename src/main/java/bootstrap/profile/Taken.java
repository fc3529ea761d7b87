package bootstrap.profile;

import java.nio.ByteBuffer;

/** What came of reading a file. */
sealed interface Taken {
    /**
     * Its bytes; of one that is too large only so many that this can be told.
     *
     * @param file its name as the user would write it
     */
    record Bytes(String file, ByteBuffer bytes) implements Taken {}

    /** Why there are none, in words that follow the file's name. */
    record Nothing(String why) implements Taken {}
}
