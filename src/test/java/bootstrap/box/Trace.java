package bootstrap.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Every call by which a program and its children asked the kernel for a file, a connection or another program; attempts
 * that failed count as well. The box must have strace.
 */
record Trace(TestBox.Ended ended, List<Call> calls) {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Pattern LINE = Pattern.compile("[0-9]+ +(?<name>[a-z0-9_]+)\\((?<words>.*)");
    private static final Pattern WRITABLE = Pattern.compile("O_(WRONLY|RDWR|CREAT|TRUNC|TMPFILE|APPEND)");
    private static final Pattern INTERNET = Pattern.compile("sa_family=AF_INET6?,");
    private static final Pattern QUOTED = Pattern.compile("\"(?<text>[^\"]*)\"");

    /** With paths as their arguments, these change the file system whatever else they are given. */
    private static final Set<String> CHANGING = Set.of(
            "creat",
            "mkdir",
            "mkdirat",
            "mknod",
            "mknodat",
            "unlink",
            "unlinkat",
            "rmdir",
            "rename",
            "renameat",
            "renameat2",
            "link",
            "linkat",
            "symlink",
            "symlinkat",
            "chmod",
            "fchmodat",
            "fchmodat2",
            "chown",
            "lchown",
            "fchownat",
            "utime",
            "utimes",
            "utimensat",
            "futimesat",
            "truncate",
            "setxattr",
            "lsetxattr",
            "removexattr",
            "lremovexattr",
            "mount",
            "umount2",
            "chroot",
            "pivot_root",
            "swapon",
            "quotactl");

    /** One call, as strace shows it. */
    record Call(String name, String words) {
        boolean changes() {
            return CHANGING.contains(name)
                    || (name.startsWith("open") && WRITABLE.matcher(words).find());
        }

        boolean reachesOut() {
            return Set.of("connect", "bind", "sendto", "sendmsg", "sendmmsg").contains(name)
                    && INTERNET.matcher(words).find();
        }

        /** The first path among the words. */
        String path() {
            var quoted = QUOTED.matcher(words);
            return quoted.find() ? quoted.group("text") : "";
        }
    }

    /** Runs the words as the user and watches them. */
    static Trace of(TestBox box, String user, String... words) {
        var file = "/srv/trace-" + MADE.incrementAndGet();
        box.done("root", "touch " + file + " && chmod 666 " + file);
        var all = new ArrayList<>(List.of("strace", "-f", "-qq", "-s", "4096", "-e", "trace=%file,%network,execve"));
        all.addAll(List.of("-o", file));
        all.addAll(Arrays.asList(words));
        var ended = box.as(user, all.toArray(String[]::new));
        var calls = box.as("root", "cat", file)
                .out()
                .lines()
                .map(LINE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(line -> new Call(line.group("name"), line.group("words")))
                .toList();
        return new Trace(ended, calls);
    }

    /** The calls that change something at a path which is not among those tolerated. */
    List<Call> changes(Predicate<String> tolerated) {
        return calls.stream()
                .filter(Call::changes)
                .filter(call -> !tolerated.test(call.path()))
                .toList();
    }

    /** The calls that leave the box, but for those whose words are tolerated. */
    List<Call> connections(Predicate<String> tolerated) {
        return calls.stream()
                .filter(Call::reachesOut)
                .filter(call -> !tolerated.test(call.words()))
                .toList();
    }

    /** The sockets of this box that were asked. */
    List<String> neighbours() {
        return calls.stream()
                .filter(call -> call.name().equals("connect") && call.words().contains("sa_family=AF_UNIX"))
                .map(Call::path)
                .distinct()
                .toList();
    }

    /** The programs that were started, or not found. */
    List<String> programs() {
        return calls.stream()
                .filter(call -> call.name().startsWith("execve"))
                .map(Call::path)
                .distinct()
                .toList();
    }
}
