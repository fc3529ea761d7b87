package bootstrap.box;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program and its children asked of the kernel, by strace: only calls that succeeded, but every connection. */
record Trace(List<String> calls) {
    private static final String PLACE = "/tmp/trace";

    /** {@code openat(AT_FDCWD</home/dev>, "x", O_RDONLY) = 3</home/dev/x>}. */
    private static final Pattern NAMED =
            Pattern.compile("(?<call>\\w+)\\((?:(?:AT_FDCWD|\\d+)<(?<base>[^>]*)>, )?\"(?<path>[^\"]*)\".*");

    private static final Pattern ON_OPEN_FILE = Pattern.compile("(?:fchmod|fchown|ftruncate)\\(\\d+<(?<path>[^>]*)>.*");
    private static final Pattern WRITING = Pattern.compile("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC");
    private static final List<String> CHANGING = List.of(
            "mkdir",
            "rmdir",
            "unlink",
            "rename",
            "link",
            "symlink",
            "mknod",
            "chmod",
            "fchmodat",
            "chown",
            "lchown",
            "fchownat",
            "utime",
            "truncate",
            "setxattr",
            "creat");

    /** Runs words under strace; each process has a file of its own, so that no line is cut in two. */
    static Trace of(TestBox box, String user, String line) {
        var traced = box.as(
                user,
                "sh",
                "-c",
                "rm -rf " + PLACE + " && mkdir " + PLACE + " && strace -ff -qq -y -s 300 -o " + PLACE + "/t"
                        + " -e trace=%file,%network,%process,fchmod,fchown,ftruncate " + line + " >/dev/null");
        if (traced.code() != 0) {
            throw new AssertionError(line + ": " + traced);
        }
        var all = box.as("root", "sh", "-c", "cat " + PLACE + "/*; rm -rf " + PLACE);
        return new Trace(all.out().lines().toList());
    }

    /** Files and directories that were written or changed; nameless temporary files and devices are no part of the box. */
    List<String> changed() {
        return calls.stream()
                .filter(call -> !call.contains(") = -1 ") && !call.contains("O_TMPFILE"))
                .map(Trace::changed)
                .filter(path -> !path.isEmpty() && !path.matches("/dev/(null|tty|pts/.*|shm/.*)|/proc/.*|/?pipe:.*"))
                .distinct()
                .sorted()
                .toList();
    }

    private static String changed(String call) {
        var open = ON_OPEN_FILE.matcher(call);
        if (open.matches()) {
            return open.group("path");
        }
        var named = NAMED.matcher(call);
        if (!named.matches()) {
            return "";
        }
        var name = named.group("call");
        boolean opens = name.startsWith("open") && WRITING.matcher(call).find();
        return opens || CHANGING.stream().anyMatch(name::startsWith) ? resolved(named) : "";
    }

    private static String resolved(Matcher named) {
        var base = named.group("base") == null ? "/" : named.group("base");
        return Path.of(base).resolve(named.group("path")).normalize().toString();
    }

    /** Addresses that somebody tried to reach, but those of this box itself. */
    List<String> connections() {
        return calls.stream()
                .filter(call -> call.startsWith("connect(") || call.startsWith("sendto("))
                .filter(call -> call.contains("sa_family=AF_INET"))
                .filter(call -> !call.contains("\"127.0.0.1\"") && !call.contains("\"::1\""))
                .toList();
    }

    /** Programs that were started. */
    List<String> programs() {
        return calls.stream()
                .filter(call -> call.startsWith("execve(") && call.endsWith(" = 0"))
                .map(call -> call.split("\"", 3)[1])
                .distinct()
                .toList();
    }
}
