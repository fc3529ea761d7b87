package bootstrap.preflight;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.util.regex.Pattern;

/** How apt's own settings send it to its archives, where that is another way than ours. */
enum AptWay {
    /** As we go. */
    COMMON,
    /** Through a proxy of its own: what we see along our way says nothing. */
    OWN_PROXY,
    /** With certificates of its own: it may trust what we don't. */
    OWN_TRUST;

    private static final Pattern PROXY =
            Pattern.compile("(?im)^Acquire::(?:https?::)?Proxy[A-Za-z-]*(?:::\\S*)? \"[^\"]+\";");
    private static final Pattern TRUST = Pattern.compile(
            "(?im)^Acquire::https::(?:\\S*::)?(?:CAInfo|CAPath|SslCert|Verify-Peer|Verify-Host)(?:::\\S*)? \"[^\"]+\";");

    /** Asks apt-config; without an answer apt is taken to go as we do. */
    static AptWay asked(CommandRunner reading) {
        return switch (reading.run(Command.reading("/usr/bin/apt-config", "dump"))) {
            case Result.Exited(int code, String out, var err) when code == 0 -> of(out);
            case Result.Exited _, Result.NotStarted _, Result.TimedOut _ -> COMMON;
        };
    }

    static AptWay of(String dump) {
        return PROXY.matcher(dump).find() ? OWN_PROXY : TRUST.matcher(dump).find() ? OWN_TRUST : COMMON;
    }
}
