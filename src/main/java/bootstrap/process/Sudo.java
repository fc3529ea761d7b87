package bootstrap.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Lets sudo ask its user on the terminal, once, and keeps what it granted from expiring. Works with sudo-rs too. */
public final class Sudo implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/sudo");

    /** Tickets live 5 minutes or more by default; an administrator may have set less. */
    private static final Duration RENEWAL = Duration.ofSeconds(50);

    private final Thread renewal;

    private Sudo(Thread renewal) {
        this.renewal = renewal;
    }

    /** Whether there is a sudo at all. */
    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Hands the terminal to {@code sudo -v}: true when it granted. Never call it without a terminal. */
    public static boolean ask() {
        try {
            return new ProcessBuilder(PROGRAM.toString(), "-v")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** For who is root already, or needs nothing of root's. */
    public static Sudo unneeded() {
        return new Sudo(Thread.ofVirtual().unstarted(() -> {}));
    }

    /** Renews the ticket in the background until closed; {@code runner} must let changing commands pass. */
    public static Sudo kept(CommandRunner runner) {
        var renew = Command.changing("/bin/true").asRoot().within(Duration.ofSeconds(10));
        return new Sudo(Thread.ofVirtual().start(() -> {
            try {
                while (!Thread.interrupted()) {
                    Thread.sleep(RENEWAL);
                    runner.run(renew);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    @Override
    public void close() {
        renewal.interrupt();
    }
}
