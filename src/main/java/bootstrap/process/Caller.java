package bootstrap.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who started the tool, for whom it works, and with which variables: decides how a command is wrapped and what it
 * inherits. Root's commands of a user go through {@code sudo -n NAME=value}, alike in sudo and sudo-rs; a user's
 * commands of root through {@code runuser}. What only reads is never elevated.
 *
 * @param groups after the user joined a group, its commands go through sudo or runuser, which read groups afresh
 */
public record Caller(Person self, Person target, Map<String, String> variables, Groups groups) {
    /** A user as far as starting programs needs one. */
    public record Person(String name, int uid, Path home) {
        boolean isRoot() {
            return uid == 0;
        }
    }

    /** Whether this process still has the groups that the user has by now. */
    public enum Groups {
        CURRENT,
        JOINED_SINCE
    }

    /** Where root looks for programs: no directory that another user may write. */
    public static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final Set<String> PROXIES =
            Set.of("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY");
    private static final Set<String> WITHOUT_PROXY = Set.of("no_proxy", "NO_PROXY");
    /** Variables by which common programs find their certificate authorities. */
    public static final Set<String> AUTHORITIES = Set.of(
            "SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "CARGO_HTTP_CAINFO", "GIT_SSL_CAINFO");

    /**
     * Maintainer scripts that read /dev/tty find none; inside of sudo, whose ticket belongs to the terminal. A sudo with
     * a terminal of its own (use_pty) passes Ctrl-C on: it must not end the one who waits for dpkg.
     */
    private static final List<String> WITHOUT_TERMINAL =
            List.of("/usr/bin/env", "--ignore-signal=INT", "/usr/bin/setsid", "--wait");

    private static final String SUDO = "/usr/bin/sudo";
    private static final String RUNUSER = "/sbin/runuser";
    private static final List<String> USERS_OWN = List.of("PIP_", "UV_", "CARGO_", "RUSTUP_");
    private static final Pattern SECRET = Pattern.compile("TOKEN|PASSWORD|SECRET");

    public Caller {
        variables = Map.copyOf(variables);
    }

    /** The same caller, whose programs find their certificate authorities in this file. */
    public Caller trusting(Path bundle) {
        var all = new LinkedHashMap<>(variables);
        AUTHORITIES.forEach(name -> all.put(name, bundle.toString()));
        return new Caller(self, target, all, groups);
    }

    public Caller afterJoiningGroups() {
        return new Caller(self, target, variables, Groups.JOINED_SINCE);
    }

    /** The command with the wrappers that its user and its limit need. */
    List<String> argv(Command command) {
        var words = new ArrayList<>(wrapper(command));
        if (command.access() == Access.CHANGING) {
            words.addAll(command.as() == As.ROOT ? WITHOUT_TERMINAL : List.of());
            // Rounded up: timeout(1) takes 0 for no limit at all.
            long seconds = command.limit().plusNanos(999_999_999).toSeconds();
            words.addAll(List.of("/usr/bin/timeout", "--kill-after=10", Long.toString(seconds)));
        }
        words.addAll(command.argv());
        return words;
    }

    /**
     * What a wrapper said last that didn't start what looks or checks; empty when it did. It then ends with 1, as the
     * program itself may. The sudo that is written in Rust may name itself so.
     */
    Optional<String> refusal(Command command, Result.Exited exited) {
        if (exited.code() != 1 || !exited.out().isEmpty() || command.access() == Access.CHANGING) {
            return Optional.empty();
        }
        List<String> names = switch (wrapper(command).stream().findFirst().orElse("")) {
            case SUDO -> List.of("sudo: ", "sudo-rs: ");
            case RUNUSER -> List.of("runuser: ");
            default -> List.of();
        };
        var said = exited.err().strip();
        var last = said.substring(said.lastIndexOf('\n') + 1);
        return names.stream().anyMatch(last::startsWith) ? Optional.of(last) : Optional.empty();
    }

    private List<String> wrapper(Command command) {
        return switch (command.as()) {
            case ROOT -> self.isRoot() ? List.of() : sudo(List.of(), command);
            case TARGET -> {
                if (self.isRoot()) {
                    yield target.isRoot() ? List.of() : List.of(RUNUSER, "-u", target.name(), "--");
                }
                yield goesThroughSudo(command) ? sudo(List.of("-u", target.name()), command) : List.of();
            }
        };
    }

    /**
     * For another user always. For oneself only to read groups afresh, and not where that would cost a changing command
     * its proxy or token: most don't need the new group, but nearly all need the network.
     */
    private boolean goesThroughSudo(Command command) {
        if (command.access() == Access.READING) {
            return false;
        }
        boolean afresh = groups == Groups.JOINED_SINCE
                && (command.access() == Access.CHECKING || hidden(command).isEmpty());
        return self.uid() != target.uid() || afresh;
    }

    private List<String> sudo(List<String> whom, Command command) {
        var words = new ArrayList<>(List.of(SUDO, "-n"));
        words.addAll(whom);
        var shown = environment(command);
        shown.keySet().removeAll(hidden(command));
        shown.forEach((name, value) -> words.add(name + "=" + value));
        return words;
    }

    /** Everything the started process sees: an allow-list, sorted by name, never the caller's whole environment. */
    Map<String, String> environment(Command command) {
        var person = command.as() == As.ROOT ? new Person("root", 0, Path.of("/root")) : target;
        var all = inherited(command);
        var home = person.home().toString();
        all.put("HOME", home);
        all.put("USER", person.name());
        all.put("LOGNAME", person.name());
        all.put("PATH", command.as() == As.ROOT ? SYSTEM_PATH : usersPath(home));
        all.put("LC_ALL", "C.UTF-8");
        all.putAll(command.environment());
        if (command.environment().containsKey("VIRTUAL_ENV")) {
            all.merge("PATH", all.get("VIRTUAL_ENV") + "/bin", (path, bin) -> bin + ":" + path);
        }
        return all;
    }

    private TreeMap<String, String> inherited(Command command) {
        var all = new TreeMap<String, String>();
        variables.forEach((name, value) -> {
            boolean everybodys = PROXIES.contains(name) || WITHOUT_PROXY.contains(name) || AUTHORITIES.contains(name);
            if (everybodys || (command.as() == As.TARGET && usersOwn(name))) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** What may not stand in sudo's words, where every user can read it: tokens, and addresses with their passwords. */
    private Set<String> hidden(Command command) {
        var inherited = inherited(command);
        inherited.keySet().removeAll(command.environment().keySet());
        inherited.entrySet().removeIf(each -> !isSecret(each.getKey(), each.getValue()));
        return inherited.keySet();
    }

    private static boolean isSecret(String name, String value) {
        return PROXIES.contains(name) || SECRET.matcher(name).find() || value.contains("://") || value.contains("@");
    }

    /** Settings of the user's own tools; places in the caller's home are of no use to another user. */
    private boolean usersOwn(String name) {
        for (String start : USERS_OWN) {
            if (name.startsWith(start)) {
                boolean place = name.endsWith("_HOME") || name.endsWith("_DIR");
                return !place || self.uid() == target.uid();
            }
        }
        return false;
    }

    private String usersPath(String home) {
        var own = usersOwn("CARGO_HOME") ? variables.getOrDefault("CARGO_HOME", "") : "";
        return (own.isEmpty() ? home + "/.cargo" : own) + "/bin:" + home + "/.local/bin:" + SYSTEM_PATH;
    }
}
