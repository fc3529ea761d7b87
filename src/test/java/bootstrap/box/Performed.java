package bootstrap.box;

import java.util.List;

/** What an apply did, read from its log: the words of each command, and the address of each download. */
final class Performed {
    private Performed() {}

    static List<String> in(TestBox box, String user) {
        var place = user.equals("root") ? "/var/lib/bootstrap" : "/home/" + user + "/.local/state/bootstrap";
        return box.as("root", "cat", place + "/apply.log")
                .out()
                .lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2))
                .toList();
    }
}
