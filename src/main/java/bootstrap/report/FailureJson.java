package bootstrap.report;

import java.io.IOException;
import java.io.OutputStream;

/** The document that stands for a command which ended before it had a report. */
public final class FailureJson {
    private FailureJson() {}

    /** Writes it; {@code word} is the class of the failure, {@code exit} the process's exit code. */
    public static void write(String word, String message, int exit, OutputStream out) throws IOException {
        Json.document("bootstrap.failure", out, json -> {
            json.text("class", word);
            json.text("message", message);
            json.number("exit", exit);
        });
    }
}
