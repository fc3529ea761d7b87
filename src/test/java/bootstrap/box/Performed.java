package bootstrap.box;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an apply did, read from its log: the words of each command, and the address of each download. */
final class Performed {
    /** What began while something else was under way has a mark. */
    private static final Pattern COMMAND = Pattern.compile("(?:\\| )?\\$ (.*)");

    private Performed() {}

    static List<String> in(TestBox box, String user) {
        var downloads = new HashSet<String>();
        var place = user.equals("root") ? "/var/lib/bootstrap" : "/home/" + user + "/.local/state/bootstrap";
        return box.as("root", "cat", place + "/apply.log")
                .out()
                .lines()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                // A file that was fetched early is looked at again at its turn.
                .filter(line -> !line.startsWith("download ") || downloads.add(line))
                .toList();
    }
}
