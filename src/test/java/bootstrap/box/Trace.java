package bootstrap.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a program and its children asked of the kernel, by strace: the calls that succeeded, but every connection. The box
 * must have strace.
 */
record Trace(List<Call> calls) {
    private static final String PLACE = "/tmp/trace";
    private static final String NEXT_PROCESS = "next process";

    /** {@code openat(AT_FDCWD</home/dev>, "x", O_RDONLY) = 3</home/dev/x>}; older ones tell no working directory. */
    private static final Pattern NAMED =
            Pattern.compile("(?<call>\\w+)\\((?:(?<at>AT_FDCWD|\\d+)(?:<(?<base>[^>]*)>)?, )?\"(?<path>[^\"]*)\".*");

    private static final Pattern ON_OPEN_FILE =
            Pattern.compile("(?:fchmod|fchown|ftruncate|fallocate|fsetxattr|futimens)\\(\\d+<(?<path>[^>]*)>.*"
                    + "|utimensat\\(\\d+<(?<untitled>[^>]*)>, NULL.*");
    /** Where a symbolic link leads to is only text; the link itself is the change. */
    private static final String AIM_OF_LINK = "^(symlink(?:at)?)\\(\"[^\"]*\", ";

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
            "futimesat",
            "truncate",
            "setxattr",
            "lsetxattr",
            "removexattr",
            "mount",
            "creat");

    /** A line of strace, and the path that it names, "" when it names none. */
    private record Call(String line, String path) {
        boolean succeeded() {
            return !line.contains(") = -1 ");
        }

        boolean changes() {
            return ON_OPEN_FILE.matcher(line).matches()
                    || (line.startsWith("open") && WRITING.matcher(line).find())
                    || CHANGING.stream().anyMatch(line::startsWith);
        }
    }

    /** Runs words under strace; each process has a file of its own, so that no line is cut in two. */
    static Trace of(TestBox box, String user, String line) {
        var traced = box.as(
                user,
                "sh",
                "-c",
                "rm -rf " + PLACE + " && mkdir " + PLACE + " && strace -ff -qq -y -s 300 -o " + PLACE + "/t"
                        + " -e trace=%file,%network,%process,fchmod,fchown,ftruncate,fallocate,fsetxattr " + line);
        if (traced.code() != 0) {
            throw new AssertionError(line + ": " + traced);
        }
        var all = box.as(
                "root",
                "sh",
                "-c",
                "for each in " + PLACE + "/*; do echo '" + NEXT_PROCESS + "'; cat $each; done; rm -rf " + PLACE);
        return new Trace(read(all.out().lines().toList()));
    }

    /** A process opens its libraries first, and by that tells its working directory. */
    private static List<Call> read(List<String> lines) {
        var calls = new ArrayList<Call>();
        var directory = Path.of("");
        for (String line : lines) {
            if (line.equals(NEXT_PROCESS)) {
                directory = Path.of("");
                continue;
            }
            var named = NAMED.matcher(line.replaceFirst(AIM_OF_LINK, "$1("));
            var open = ON_OPEN_FILE.matcher(line);
            if (open.matches()) {
                calls.add(new Call(line, open.group("path") == null ? open.group("untitled") : open.group("path")));
            } else if (named.matches()) {
                var base = named.group("base") == null ? directory : Path.of(named.group("base"));
                directory = "AT_FDCWD".equals(named.group("at")) ? base : directory;
                var path = base.resolve(named.group("path")).normalize();
                directory = named.group("call").equals("chdir") ? path : directory;
                calls.add(new Call(line, path.toString()));
            } else {
                calls.add(new Call(line, ""));
            }
        }
        return List.copyOf(calls);
    }

    /** Files and directories that were written or changed; nameless temporary files and devices are no part of the box. */
    List<String> changed() {
        return calls.stream()
                .filter(call ->
                        call.changes() && call.succeeded() && !call.line().contains("O_TMPFILE"))
                .map(Call::path)
                .filter(path -> !path.matches("/dev/(null|tty|fd/[0-9]+|pts/.*|shm/.*)|/proc/.*|/?pipe:.*"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Addresses that somebody tried to reach, but those of this box itself. */
    List<String> connections() {
        return calls.stream()
                .map(Call::line)
                .filter(line -> line.matches("(connect|sendto|sendmsg|sendmmsg)\\(.*sa_family=AF_INET.*"))
                .filter(line -> !line.contains("\"127.0.0.1\"") && !line.contains("\"::1\""))
                .toList();
    }

    /** The sockets of this box that somebody tried to reach. */
    List<String> neighbours() {
        return calls.stream()
                .map(Call::line)
                .filter(line -> line.startsWith("connect(") && line.contains("sa_family=AF_UNIX"))
                .map(line -> line.replaceAll(".*sun_path=@?\"([^\"]*)\".*", "$1"))
                .distinct()
                .toList();
    }

    /** Programs that were started. */
    List<String> programs() {
        return calls.stream()
                .filter(call -> call.line().startsWith("execve(") && call.succeeded())
                .map(Call::path)
                .distinct()
                .toList();
    }
}
