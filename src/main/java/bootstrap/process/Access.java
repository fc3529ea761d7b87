package bootstrap.process;

/** What a command may do to the box; a guarded runner refuses what is above its rank. */
public enum Access {
    /** Looks and changes nothing. */
    READING,
    /** Uses what is installed; may write in its own temporary directory and listen on its own ports. */
    CHECKING,
    /** Changes the box. */
    CHANGING
}
